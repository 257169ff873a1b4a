using System.Security.Cryptography;

namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>HMAC-SHA-256 (RFC 2104), which the device's firmware computes natively.</summary>
    public static class HmacSha256
    {
        public const int TagBytes = 32;

        public static byte[] Compute(byte[] key, byte[] message)
        {
            return HMACSHA256.HashData(key, message);
        }

        /// <summary>Whether the tag at <paramref name="offset"/> is the message's, in time that tells
        /// nothing.</summary>
        /// <remarks>
        /// A comparison that stops at the first difference lets a sender find a valid tag byte by byte.
        /// </remarks>
        public static bool Verify(byte[] key, byte[] message, byte[] tag, int offset)
        {
            if (offset < 0 || tag.Length - offset < TagBytes)
            {
                return false;
            }

            byte[] expected = HMACSHA256.HashData(key, message);
            int difference = 0;
            for (int i = 0; i < TagBytes; i++)
            {
                difference |= expected[i] ^ tag[offset + i];
            }

            return difference == 0;
        }
    }
}
