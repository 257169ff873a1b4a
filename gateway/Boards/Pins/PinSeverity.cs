namespace EdgeLedger.Boards.Pins;

public enum PinSeverity
{
    /// <summary>Works, under a condition that the sentence names.</summary>
    Warning,

    /// <summary>Cannot work, or breaks something else.</summary>
    Error,
}
