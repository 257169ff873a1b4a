namespace EdgeLedger.Firmware.Drivers.Modbus
{
    /// <summary>IEEE 754 single precision in two registers, high word first, as thousandths in an
    /// integer.</summary>
    /// <remarks>By shifts and one multiplication: the interpreter has no fast floating point.</remarks>
    public static class Float32
    {
        private const int ExponentBias = 150;
        private const int SpecialExponent = 255;

        // 24 bits of fraction times 1000 are 34 bits: more places to the left leave 63 bits.
        private const int MostPlacesLeft = 28;
        private const int MostPlacesRight = 34;

        /// <param name="high">Sign, exponent, first 7 bits of the fraction.</param>
        /// <param name="milli">Rounded to the nearest thousandth, halves away from zero.</param>
        /// <returns>False for infinity, for what is no number, and beyond 4.5e15.</returns>
        public static bool TryToMilli(int high, int low, out long milli)
        {
            int exponent = (high >> 7) & 0xFF;
            int places = exponent - ExponentBias;
            milli = 0;
            if (exponent == SpecialExponent || places > MostPlacesLeft)
            {
                return false;
            }

            // What has exponent 0 is smaller than 1.2e-38.
            if (exponent == 0 || places < -MostPlacesRight)
            {
                return true;
            }

            int fraction = 0x800000 | ((high & 0x7F) << 16) | low;
            long product = fraction * 1000L;
            milli = places >= 0 ? product << places : (product + (1L << (-places - 1))) >> -places;
            if ((high & 0x8000) != 0)
            {
                milli = -milli;
            }

            return true;
        }
    }
}
