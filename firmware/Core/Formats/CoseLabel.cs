namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Header labels and algorithms of COSE (RFC 9052, RFC 9053), and the three that are our
    /// own.</summary>
    public static class CoseLabel
    {
        public const int Algorithm = 1;
        public const int ContentType = 3;
        public const int KeyId = 4;

        // Private use (RFC 9052 section 11.1: labels less than -65536).
        public const int Sequence = -65537;
        public const int Previous = -65538;
        public const int ChainId = -65539;

        public const int AlgorithmEs256 = -7;
        public const int AlgorithmHmac256 = 5;

        public const int TagSign1 = 18;
        public const int TagMac0 = 17;
    }
}
