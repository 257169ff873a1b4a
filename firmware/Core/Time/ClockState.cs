namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>Whose word the board's date is.</summary>
    public enum ClockState
    {
        /// <summary>Nobody has told the date yet.</summary>
        Unset,

        /// <summary>The time server's, within what the ledger allows.</summary>
        TimeServer,

        /// <summary>The time server contradicts the ledger: the ledger's bound counts.</summary>
        Corrected,

        /// <summary>The time server is silent: the newest block times, counted on.</summary>
        Ledger,
    }
}
