namespace EdgeLedger.Cli.Experiments;

/// <summary>How a compromised meter lies; its statements are well formed and carry its own good
/// signature.</summary>
internal enum AttackKind
{
    None,

    /// <summary>Half of the energy and power, register and power agreeing.</summary>
    Scaled,

    /// <summary>500 W less all the time, never below nothing, register and power agreeing.</summary>
    Shifted,

    /// <summary>In one period of twenty ten times the energy and power; the next reading tells the truth
    /// again.</summary>
    Spike,

    /// <summary>The last true reading again and again, with the times of new ones.</summary>
    Frozen,

    /// <summary>The register starts from zero once more and goes on truly from there.</summary>
    Reset,

    /// <summary>5 to 10 % less, by meter, register and power agreeing.</summary>
    Subtle,
}
