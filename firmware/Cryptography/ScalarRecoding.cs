namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Rewrites scalars as digits that name points in a table.</summary>
    /// <remarks>
    /// Comb and windows write an odd scalar k below 2^256 with digits +1 and -1 only: bit i of (k - 1) / 2 +
    /// 2^(L-1) says the sign of 2^i, L digits in all. No digit is zero, so every secret scalar takes the same
    /// steps.
    /// </remarks>
    internal static class ScalarRecoding
    {
        public const int WindowCount = 64;
        public const int SlidingDigits = 258;
        public const int BitRoom = 264;

        private const int SlidingBits = 5;

        /// <summary>Digits of a signed comb (Lim and Lee): column j gathers the signs at j, j + columns,
        /// ...</summary>
        /// <param name="bits">Room for <see cref="BitRoom"/> single bits, zero above the 256 of the
        /// scalar.</param>
        /// <param name="sign">1, or -1 for the digits of -k.</param>
        /// <param name="firstIndex">Index of the table's first point among all the kernel knows.</param>
        public static void Comb(
            byte[] odd, byte[] bits, int sign, int[] digits,
            int teeth, int columns, int blockColumns, int firstIndex)
        {
            Spread(odd, bits);
            int blockLength = 1 << (teeth - 1);
            int topRow = (teeth - 1) * columns;
            bits[topRow + columns] = 1;
            for (int column = 0; column < columns; column++)
            {
                int pattern = 0;
                for (int place = topRow + column + 1; place > 0; place -= columns)
                {
                    pattern = (pattern << 1) | bits[place];
                }

                // The top tooth's sign is factored out: below it, a set bit says "same sign as the top".
                int negative = (pattern >> (teeth - 1)) - 1;
                int index = (pattern ^ negative) & (blockLength - 1);
                if (column >= blockColumns)
                {
                    index += blockLength;
                }

                int code = 1 + firstIndex + index;
                digits[column] = ((code ^ negative) - negative) * sign;
            }

            bits[topRow + columns] = 0;
        }

        /// <summary>64 odd digits -15 .. 15 of an odd scalar, least significant first; digit d names |d| /
        /// 2.</summary>
        public static void Windows(byte[] odd, int[] digits, int firstIndex)
        {
            for (int window = 0; window < WindowCount; window++)
            {
                int next = window + 1;
                int low = odd[31 - (window >> 1)] >> (4 * (window & 1));
                int top = window < WindowCount - 1 ? odd[31 - (next >> 1)] >> (4 * (next & 1)) : 1;
                int digit = 2 * (((low >> 1) & 7) | ((top & 1) << 3)) - 15;
                int negative = digit >> 31;
                int code = 1 + firstIndex + (((digit ^ negative) - negative) >> 1);
                digits[window] = (code ^ negative) - negative;
            }
        }

        /// <summary>Non-adjacent form of width 5 for public scalars: odd digits -15 .. 15, at least four zeros
        /// between.</summary>
        public static void Sliding(byte[] scalar, int[] digits, int firstIndex)
        {
            System.Array.Clear(digits, 0, SlidingDigits);
            int carry = 0;
            int place = 0;
            while (place < SlidingDigits)
            {
                if (BitsAt(scalar, place, 1) == carry)
                {
                    place++;
                    continue;
                }

                int digit = BitsAt(scalar, place, SlidingBits) + carry;
                carry = digit >> (SlidingBits - 1);
                digit -= carry << SlidingBits;
                digits[place] = digit > 0 ? 1 + firstIndex + (digit >> 1) : -(1 + firstIndex + (-digit >> 1));
                place += SlidingBits;
            }
        }

        private static void Spread(byte[] scalar, byte[] bits)
        {
            int place = 0;
            for (int i = Limbs.Bytes - 1; i >= 0; i--)
            {
                int value = scalar[i];
                bits[place] = (byte)(value & 1);
                bits[place + 1] = (byte)((value >> 1) & 1);
                bits[place + 2] = (byte)((value >> 2) & 1);
                bits[place + 3] = (byte)((value >> 3) & 1);
                bits[place + 4] = (byte)((value >> 4) & 1);
                bits[place + 5] = (byte)((value >> 5) & 1);
                bits[place + 6] = (byte)((value >> 6) & 1);
                bits[place + 7] = (byte)(value >> 7);
                place += 8;
            }
        }

        private static int BitsAt(byte[] scalar, int place, int count)
        {
            int low = place >> 3;
            int value = low < Limbs.Bytes ? scalar[Limbs.Bytes - 1 - low] : 0;
            if (low + 1 < Limbs.Bytes)
            {
                value |= scalar[Limbs.Bytes - 2 - low] << 8;
            }

            return (value >> (place & 7)) & ((1 << count) - 1);
        }
    }
}
