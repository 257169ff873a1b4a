namespace EdgeLedger.Boards.Serial;

/// <summary>What came of waiting for a line.</summary>
public enum SerialRead
{
    Line,

    /// <summary>Nothing complete within the time; the port is still there.</summary>
    Nothing,

    /// <summary>The adapter was pulled, or the process behind a pseudo-terminal ended: open the port
    /// anew.</summary>
    Gone,
}
