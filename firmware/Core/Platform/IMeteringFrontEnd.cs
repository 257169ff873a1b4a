namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>What measures: a metering chip, a pulse input, or a simulated load.</summary>
    public interface IMeteringFrontEnd
    {
        /// <summary>Reads the mean power of the time that ends at <paramref name="unixMs"/>.</summary>
        /// <remarks>
        /// Called once for each whole second of the wall clock, when it has passed: the sample of second t is the
        /// mean over (t - 1 s, t]. After a pause (start, blocked loop) it stands for the whole time since the
        /// last.
        /// </remarks>
        /// <param name="unixMs">End of the measured time, in milliseconds since 1970 UTC.</param>
        /// <param name="sample">Overwritten; unchanged when false is returned.</param>
        /// <returns>False when the part is absent, does not answer or answers nonsense.</returns>
        bool TryRead(long unixMs, MeterSample sample);
    }
}
