namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>One case of <c>tests/vectors/signatures.json</c>; binary values are hex.</summary>
    public sealed class GoldenSignature
    {
        public string Name;
        public string Scalar;
        public string PublicKey;
        public string Digest;
        public string Signature;
    }
}
