namespace EdgeLedger.Hil.Running;

/// <summary>Who said a line of a case's record.</summary>
public enum ConsoleLineKind
{
    /// <summary>The board.</summary>
    Board,

    /// <summary>The scenario, on the board's console.</summary>
    Typed,

    /// <summary>The bench: steps, power, what went wrong round the board. No pattern sees it.</summary>
    Bench,
}
