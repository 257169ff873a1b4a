namespace EdgeLedger.Hil.Running;

public enum Outcome
{
    Passed,

    /// <summary>The board did not do what the scenario expects.</summary>
    Failed,

    /// <summary>The bench could not do its part; says nothing about the board.</summary>
    Broken,

    /// <summary>The bench lacks something that the scenario needs.</summary>
    Skipped,
}
