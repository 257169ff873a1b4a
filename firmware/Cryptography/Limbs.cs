namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>256-bit numbers as nine limbs of 29 bits, least significant first, in signed longs.</summary>
    /// <remarks>
    /// Limbs 0 to 7 of a carried number are 0 .. 2^29 - 1; limb 8 keeps the sign and what exceeds 256 bits. With
    /// 29 bits the nine products of a column and their carries fit into a long, signs and all.
    /// </remarks>
    internal static class Limbs
    {
        public const int Count = 9;
        public const int Bits = 29;
        public const long Mask = 0x1FFFFFFF;
        public const int Bytes = 32;

        /// <summary>Reads 32 bytes, most significant first. Unrolled, as is the next: a fifth of a loop's
        /// steps.</summary>
        public static void Read(long[] limbs, byte[] bytes, int offset)
        {
            limbs[0] = bytes[offset + 31] | (bytes[offset + 30] << 8) | (bytes[offset + 29] << 16)
                | ((bytes[offset + 28] & 0x1F) << 24);
            limbs[1] = (bytes[offset + 28] >> 5) | (bytes[offset + 27] << 3) | (bytes[offset + 26] << 11)
                | (bytes[offset + 25] << 19) | ((bytes[offset + 24] & 0x03) << 27);
            limbs[2] = (bytes[offset + 24] >> 2) | (bytes[offset + 23] << 6) | (bytes[offset + 22] << 14)
                | ((bytes[offset + 21] & 0x7F) << 22);
            limbs[3] = (bytes[offset + 21] >> 7) | (bytes[offset + 20] << 1) | (bytes[offset + 19] << 9)
                | (bytes[offset + 18] << 17) | ((bytes[offset + 17] & 0x0F) << 25);
            limbs[4] = (bytes[offset + 17] >> 4) | (bytes[offset + 16] << 4) | (bytes[offset + 15] << 12)
                | (bytes[offset + 14] << 20) | ((bytes[offset + 13] & 0x01) << 28);
            limbs[5] = (bytes[offset + 13] >> 1) | (bytes[offset + 12] << 7) | (bytes[offset + 11] << 15)
                | ((bytes[offset + 10] & 0x3F) << 23);
            limbs[6] = (bytes[offset + 10] >> 6) | (bytes[offset + 9] << 2) | (bytes[offset + 8] << 10)
                | (bytes[offset + 7] << 18) | ((bytes[offset + 6] & 0x07) << 26);
            limbs[7] = (bytes[offset + 6] >> 3) | (bytes[offset + 5] << 5) | (bytes[offset + 4] << 13)
                | (bytes[offset + 3] << 21);
            limbs[8] = bytes[offset + 2] | (bytes[offset + 1] << 8) | (bytes[offset] << 16);
        }

        /// <summary>Writes a carried number of at most 256 bits as 32 bytes, most significant first.</summary>
        public static void Write(long[] limbs, byte[] bytes, int offset)
        {
            bytes[offset] = (byte)(limbs[8] >> 16);
            bytes[offset + 1] = (byte)(limbs[8] >> 8);
            bytes[offset + 2] = (byte)limbs[8];
            bytes[offset + 3] = (byte)(limbs[7] >> 21);
            bytes[offset + 4] = (byte)(limbs[7] >> 13);
            bytes[offset + 5] = (byte)(limbs[7] >> 5);
            bytes[offset + 6] = (byte)((limbs[6] >> 26) | (limbs[7] << 3));
            bytes[offset + 7] = (byte)(limbs[6] >> 18);
            bytes[offset + 8] = (byte)(limbs[6] >> 10);
            bytes[offset + 9] = (byte)(limbs[6] >> 2);
            bytes[offset + 10] = (byte)((limbs[5] >> 23) | (limbs[6] << 6));
            bytes[offset + 11] = (byte)(limbs[5] >> 15);
            bytes[offset + 12] = (byte)(limbs[5] >> 7);
            bytes[offset + 13] = (byte)((limbs[4] >> 28) | (limbs[5] << 1));
            bytes[offset + 14] = (byte)(limbs[4] >> 20);
            bytes[offset + 15] = (byte)(limbs[4] >> 12);
            bytes[offset + 16] = (byte)(limbs[4] >> 4);
            bytes[offset + 17] = (byte)((limbs[3] >> 25) | (limbs[4] << 4));
            bytes[offset + 18] = (byte)(limbs[3] >> 17);
            bytes[offset + 19] = (byte)(limbs[3] >> 9);
            bytes[offset + 20] = (byte)(limbs[3] >> 1);
            bytes[offset + 21] = (byte)((limbs[2] >> 22) | (limbs[3] << 7));
            bytes[offset + 22] = (byte)(limbs[2] >> 14);
            bytes[offset + 23] = (byte)(limbs[2] >> 6);
            bytes[offset + 24] = (byte)((limbs[1] >> 27) | (limbs[2] << 2));
            bytes[offset + 25] = (byte)(limbs[1] >> 19);
            bytes[offset + 26] = (byte)(limbs[1] >> 11);
            bytes[offset + 27] = (byte)(limbs[1] >> 3);
            bytes[offset + 28] = (byte)((limbs[0] >> 24) | (limbs[1] << 5));
            bytes[offset + 29] = (byte)(limbs[0] >> 16);
            bytes[offset + 30] = (byte)(limbs[0] >> 8);
            bytes[offset + 31] = (byte)limbs[0];
        }

        public static void Copy(long[] from, long[] to)
        {
            System.Array.Copy(from, 0, to, 0, Count);
        }

        public static void Clear(long[] limbs)
        {
            System.Array.Clear(limbs, 0, Count);
        }

        public static bool IsZero(long[] limbs)
        {
            long any = 0;
            for (int i = 0; i < Count; i++)
            {
                any |= limbs[i];
            }

            return any == 0;
        }

        public static bool AreEqual(long[] left, long[] right)
        {
            long difference = 0;
            for (int i = 0; i < Count; i++)
            {
                difference |= left[i] ^ right[i];
            }

            return difference == 0;
        }

        /// <summary>Whether left is below right, both carried; takes the same steps whatever the values.</summary>
        public static bool IsLess(long[] left, long[] right)
        {
            long borrow = 0;
            for (int i = 0; i < Count; i++)
            {
                borrow = (left[i] - right[i] + borrow) >> Bits;
            }

            return borrow < 0;
        }
    }
}
