using EdgeLedger.Firmware.Cryptography;

namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The name of a key: the first 20 bytes of its COSE Key Thumbprint (RFC 9679 section 4).</summary>
    public static class DeviceAddress
    {
        public const int SizeBytes = 20;
        public const int PublicKeyBytes = 64;

        private const int CoordinateBytes = 32;

        /// <param name="publicKey">x and y, 32 bytes each, big-endian, from <paramref name="offset"/> on.</param>
        public static byte[] Of(byte[] publicKey, int offset)
        {
            // {1: 2 (EC2), -1: 1 (P-256), -2: x, -3: y}: the required members only, in bytewise order of the keys.
            byte[] beforeX = { 0xa4, 0x01, 0x02, 0x20, 0x01, 0x21, 0x58, 0x20 };
            byte[] beforeY = { 0x22, 0x58, 0x20 };
            byte[] thumbprint = new byte[Sha256.HashBytes];
            byte[] address = new byte[SizeBytes];
            Sha256 hash = new Sha256();
            hash.Reset();
            hash.Update(beforeX, 0, beforeX.Length);
            hash.Update(publicKey, offset, CoordinateBytes);
            hash.Update(beforeY, 0, beforeY.Length);
            hash.Update(publicKey, offset + CoordinateBytes, CoordinateBytes);
            hash.Finish(thumbprint, 0);
            System.Array.Copy(thumbprint, 0, address, 0, SizeBytes);
            return address;
        }
    }
}
