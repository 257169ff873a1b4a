namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>The forms that values in a settings file may have.</summary>
    public static class SettingsSyntax
    {
        private const int LongestRegion = 24;
        private const int ChainHashDigits = 16;
        private const int LongestNumber = 15;

        public static bool IsRegion(string value)
        {
            return value.Length >= 1 && value.Length <= LongestRegion && IsOfAlphabet(value);
        }

        /// <summary>A chain id is the region, a hyphen and 16 hex digits of its genesis hash.</summary>
        public static bool IsChain(string value)
        {
            return value.Length > ChainHashDigits + 1
                && value.Length <= LongestRegion + 1 + ChainHashDigits && IsOfAlphabet(value);
        }

        public static bool IsChainOf(string chain, string region)
        {
            return chain.Length == region.Length + 1 + ChainHashDigits && chain.StartsWith(region + "-");
        }

        /// <summary>Digits only: the framework's own parser takes more forms than a settings file
        /// should.</summary>
        public static bool TryParseNumber(string value, out long number)
        {
            number = 0;
            if (value.Length == 0 || value.Length > LongestNumber)
            {
                return false;
            }

            for (int i = 0; i < value.Length; i++)
            {
                int digit = value[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return false;
                }

                number = number * 10 + digit;
            }

            return true;
        }

        /// <summary>A number as an instrument shows it, with up to three decimals after a point.</summary>
        public static bool TryParseThousandths(string value, out long thousandths)
        {
            int point = value.IndexOf('.');
            string decimals = point < 0 ? "0" : value.Substring(point + 1);
            string whole = point < 0 ? value : value.Substring(0, point);
            long fraction;
            thousandths = 0;
            if (!TryParseNumber(whole, out thousandths) || !TryParseNumber(decimals, out fraction)
                || decimals.Length > 3 || whole.Length > 9)
            {
                return false;
            }

            for (int i = decimals.Length; i < 3; i++)
            {
                fraction *= 10;
            }

            thousandths = thousandths * 1000 + fraction;
            return true;
        }

        private static bool IsOfAlphabet(string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
