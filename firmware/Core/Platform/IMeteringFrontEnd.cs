namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>What measures: a metering chip, a pulse input, or a simulated load.</summary>
    public interface IMeteringFrontEnd
    {
        /// <summary>Reads the mean power of the time that ends at <paramref name="nowMs"/>.</summary>
        /// <remarks>
        /// Called once for each second, when it has passed: the sample of second t is the mean over (t - 1 s, t].
        /// After a pause (start, blocked loop) it stands for the whole time since the last. It never waits for the
        /// part: a part on a slow bus is asked in one call and heard in the next, so that its sample is a second
        /// old.
        /// </remarks>
        /// <param name="nowMs">End of the measured time, in milliseconds from any zero: only differences
        /// count.</param>
        /// <param name="sample">Overwritten when <see cref="FrontEndStatus.Ok"/> is returned, else
        /// unchanged.</param>
        FrontEndStatus Read(long nowMs, MeterSample sample);
    }
}
