namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>One measurement; a single object is reused for all, so that sampling allocates nothing.</summary>
    public sealed class MeterSample
    {
        /// <summary>Value of a quantity that the front end does not measure and that may be 0.</summary>
        public const int NotMeasured = -1;

        /// <summary>Net active power, import positive: the mean of the time since the previous sample.</summary>
        public int ActivePowerMilliwatts;

        /// <summary>0 when the front end does not measure it.</summary>
        public int VoltageMillivolts;

        /// <summary>Signed where the front end tells the direction; 0 when it does not measure it.</summary>
        public int CurrentMilliamps;

        /// <summary>Mains frequency in 1/100 Hz; 0 for direct current, or when it is not measured.</summary>
        public int FrequencyCentihertz;

        /// <summary>Active over apparent power in 1/1000, without sign, or <see cref="NotMeasured"/>.</summary>
        public int PowerFactorPerMille = NotMeasured;

        /// <summary>True when the front end counts energy itself (a pulse output, a metering chip's
        /// register).</summary>
        /// <remarks>
        /// The energy register then follows the counter and not the integral of the power, which knows nothing of
        /// the time between two samples.
        /// </remarks>
        public bool HasEnergyCounter;

        /// <summary>False when the counter was not read this time; it then still shows what it showed.</summary>
        public bool IsCounterFresh;

        /// <summary>Imported energy in steps of <see cref="TickMilliwattMs"/>; may restart from 0.</summary>
        public long ImportTicks;

        /// <summary>Exported energy, likewise; 0 when the front end does not tell the direction.</summary>
        public long ExportTicks;

        /// <summary>Energy of one step of the counter, mW ms (1 Wh = 3.6e9).</summary>
        public long TickMilliwattMs;

        public void CopyFrom(MeterSample other)
        {
            ActivePowerMilliwatts = other.ActivePowerMilliwatts;
            VoltageMillivolts = other.VoltageMillivolts;
            CurrentMilliamps = other.CurrentMilliamps;
            FrequencyCentihertz = other.FrequencyCentihertz;
            PowerFactorPerMille = other.PowerFactorPerMille;
            HasEnergyCounter = other.HasEnergyCounter;
            IsCounterFresh = other.IsCounterFresh;
            ImportTicks = other.ImportTicks;
            ExportTicks = other.ExportTicks;
            TickMilliwattMs = other.TickMilliwattMs;
        }
    }
}
