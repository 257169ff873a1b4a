namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>One measurement; a single object is reused for all, so that sampling allocates nothing.</summary>
    public sealed class MeterSample
    {
        /// <summary>Net active power, import positive: the mean of the time since the previous sample.</summary>
        public int ActivePowerMilliwatts;

        public int VoltageMillivolts;

        public int CurrentMilliamps;

        /// <summary>Mains frequency in 1/100 Hz; 0 when the front end does not measure it.</summary>
        public int FrequencyCentihertz;

        /// <summary>True when the front end counts energy itself (a pulse output, a metering chip's
        /// register).</summary>
        /// <remarks>
        /// The energy register then follows the counter and not the integral of the power, which between two
        /// pulses is only an estimate.
        /// </remarks>
        public bool HasEnergyCounter;

        /// <summary>Imported energy since the front end was powered, in mWh; it may restart from 0.</summary>
        public long EnergyCounterMilliwattHours;
    }
}
