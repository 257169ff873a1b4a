namespace EdgeLedger.Firmware.Core.Cryptography
{
    /// <summary>256-bit numbers as nine limbs of 29 bits, least significant first, in signed longs.</summary>
    /// <remarks>
    /// Limbs 0 to 7 of a carried number are 0 .. 2^29 - 1; limb 8 keeps the sign and what exceeds 256 bits. With 29
    /// bits the nine products of a column and their carries fit into a long, signs and all.
    /// </remarks>
    internal static class Limbs
    {
        public const int Count = 9;
        public const int Bits = 29;
        public const long Mask = 0x1FFFFFFF;
        public const int Bytes = 32;

        /// <summary>Reads 32 bytes, most significant first.</summary>
        public static void Read(long[] limbs, byte[] bytes, int offset)
        {
            long pending = 0;
            int bits = 0;
            int limb = 0;
            for (int i = offset + Bytes - 1; i >= offset; i--)
            {
                long value = bytes[i];
                pending |= value << bits;
                bits += 8;
                if (bits >= Bits)
                {
                    limbs[limb++] = pending & Mask;
                    pending >>= Bits;
                    bits -= Bits;
                }
            }

            limbs[limb] = pending;
        }

        /// <summary>Writes a carried number of at most 256 bits as 32 bytes, most significant first.</summary>
        public static void Write(long[] limbs, byte[] bytes, int offset)
        {
            long pending = 0;
            int bits = 0;
            int limb = 0;
            for (int i = offset + Bytes - 1; i >= offset; i--)
            {
                if (bits < 8)
                {
                    pending |= limbs[limb++] << bits;
                    bits += Bits;
                }

                bytes[i] = (byte)pending;
                pending >>= 8;
                bits -= 8;
            }
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
