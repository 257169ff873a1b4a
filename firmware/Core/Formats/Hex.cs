namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Lower-case hexadecimal, the written form of addresses and ids.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789abcdef";

        public static string Of(byte[] data, int offset, int count)
        {
            char[] text = new char[2 * count];
            for (int i = 0; i < count; i++)
            {
                int value = data[offset + i];
                text[2 * i] = Digits[value >> 4];
                text[2 * i + 1] = Digits[value & 0xf];
            }

            return new string(text);
        }

        /// <returns>False unless the text is exactly two digits for each byte of <paramref
        /// name="data"/>.</returns>
        public static bool TryParse(string text, byte[] data)
        {
            if (text == null || text.Length != 2 * data.Length)
            {
                return false;
            }

            for (int i = 0; i < data.Length; i++)
            {
                int high = ValueOf(text[2 * i]);
                int low = ValueOf(text[2 * i + 1]);
                if (high < 0 || low < 0)
                {
                    return false;
                }

                data[i] = (byte)(high << 4 | low);
            }

            return true;
        }

        private static int ValueOf(char digit)
        {
            if (digit >= '0' && digit <= '9')
            {
                return digit - '0';
            }

            if (digit >= 'a' && digit <= 'f')
            {
                return digit - 'a' + 10;
            }

            return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
        }
    }
}
