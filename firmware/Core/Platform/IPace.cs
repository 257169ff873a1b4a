namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>How the top loop waits between two steps.</summary>
    public interface IPace
    {
        /// <param name="milliseconds">How long to wait, in milliseconds of the wall clock.</param>
        /// <param name="backlogged">
        /// More records wait than the ledger takes. A board in the field waits all the same; where time is played
        /// faster than it runs, it stands still until the ledger has caught up.
        /// </param>
        void Pause(int milliseconds, bool backlogged);
    }
}
