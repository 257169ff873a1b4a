namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>Runs one job at a time beside the top loop, for calls that block (connecting).</summary>
    public interface IBackground
    {
        /// <summary>True while a job runs.</summary>
        bool IsBusy { get; }

        /// <returns>False when a job is still running; the new one was not taken.</returns>
        bool TryStart(IJob job);
    }
}
