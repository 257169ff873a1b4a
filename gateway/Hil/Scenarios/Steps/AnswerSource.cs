namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Who is asked.</summary>
public enum AnswerSource
{
    /// <summary>The board, on its console.</summary>
    Console,

    /// <summary>The bench: what it knows of the world round the board.</summary>
    Bench,

    /// <summary>The ledger of the bench's region: what is final of this board.</summary>
    Ledger,
}
