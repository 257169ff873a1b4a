namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Why a board has started; noted in flash by the start before.</summary>
    /// <remarks>
    /// The framework has no call that tells the chip's reset reason: what left no note is called power. That is
    /// the supply, the reset button, or an interpreter that died without a word.
    /// </remarks>
    public static class RestartReason
    {
        public const int Power = 0;

        /// <summary>Somebody wanted it.</summary>
        public const int Software = 1;

        /// <summary>The top loop gave up after a row of faults.</summary>
        public const int Crash = 2;

        /// <summary>All is to be deleted before anything else is done.</summary>
        public const int FactoryReset = 3;

        /// <summary>The same, but for the private key.</summary>
        public const int FactoryResetKeepingKey = 4;

        public static string WordOf(int reason)
        {
            switch (reason)
            {
                case Software:
                    return "software";
                case Crash:
                    return "crash";
                case FactoryReset:
                case FactoryResetKeepingKey:
                    return "factory-reset";
                default:
                    return "power";
            }
        }
    }
}
