namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>What the top loop drives: an object without a thread of its own.</summary>
    public interface IApplication
    {
        /// <summary>Does what is due now; takes at most about as long as a signature.</summary>
        void Step();

        /// <summary>Time until the next step is due, in milliseconds of the wall clock.</summary>
        int PauseMs { get; }

        /// <summary>More records wait than the ledger takes.</summary>
        bool IsBacklogged { get; }

        /// <summary>Comes back to a safe state after a step has failed.</summary>
        void Recover();

        /// <summary>Notes in flash what a restart would lose.</summary>
        void PrepareRestart();
    }
}
