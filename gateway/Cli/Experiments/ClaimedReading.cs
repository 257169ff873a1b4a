using EdgeLedger.Records;

namespace EdgeLedger.Cli.Experiments;

/// <summary>A statement and whether what it says is true.</summary>
/// <param name="Meter">Number of the meter; the feeders' own come after the others.</param>
/// <param name="Attack">None for a true one.</param>
/// <param name="IsOfHonestMeter">Whether its meter never lies.</param>
internal sealed record ClaimedReading(int Meter, Statement Statement, AttackKind Attack, bool IsOfHonestMeter)
{
    public bool IsTrue => Attack == AttackKind.None;
}
