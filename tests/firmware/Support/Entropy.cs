using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.UnitTests.Support
{
    /// <summary>Bytes for blinding: no result depends on them.</summary>
    public static class Entropy
    {
        public static byte[] Of(byte start)
        {
            byte[] entropy = new byte[P256.EntropyBytes];
            new CountingEntropy(start).Fill(entropy);
            return entropy;
        }
    }
}
