namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Bits of OBIS 97.97.0, the quality of a period; 0 is a period without remark.</summary>
    public static class Quality
    {
        public const int SamplesReplaced = 1;
        public const int OutOfRange = 1 << 1;
        public const int RateOfChange = 1 << 2;
        public const int StuckValue = 1 << 3;

        /// <summary>Energy counter and power tell different stories, or the counter ran backwards or
        /// jumped.</summary>
        public const int RegisterMismatch = 1 << 4;

        public const int ClockNotSynchronised = 1 << 5;
        public const int FrontEndFault = 1 << 6;
        public const int Restart = 1 << 7;

        /// <summary>More active power than voltage times current.</summary>
        public const int PowerFactor = 1 << 8;

        /// <summary>Voltage or frequency that no healthy grid has.</summary>
        public const int Grid = 1 << 9;

        /// <summary>Power flows the way that this installation does not have.</summary>
        public const int Wiring = 1 << 10;

        /// <summary>Between two periods, because the power changed: its power is that of the moment.</summary>
        public const int OnChange = 1 << 11;
    }
}
