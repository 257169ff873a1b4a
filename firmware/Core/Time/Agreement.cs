namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>What several gateways can be believed together.</summary>
    internal static class Agreement
    {
        /// <summary>The largest number that at least so many gateways have reached.</summary>
        public static long LargestReachedBy(int gateways, long[] numbers)
        {
            long largest = long.MinValue;
            for (int i = 0; i < numbers.Length; i++)
            {
                long candidate = numbers[i];
                int reached = 0;
                for (int j = 0; j < numbers.Length; j++)
                {
                    if (numbers[j] >= candidate)
                    {
                        reached++;
                    }
                }

                if (reached >= gateways && candidate > largest)
                {
                    largest = candidate;
                }
            }

            return largest;
        }
    }
}
