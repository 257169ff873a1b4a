namespace EdgeLedger.VirtualBoard;

/// <summary>What the firmware's timeouts run on.</summary>
internal enum UptimeSource
{
    Real,
    Simulated,
}
