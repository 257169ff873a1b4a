using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>Two meters at one point show the same energy.</summary>
/// <remarks>Which of the two lies cannot be told, so both are doubted while they disagree: the later of the two
/// readings of a period is the one that is judged against the other.</remarks>
internal sealed class SecondPathRule(WitnessSettings settings) : IWitnessRule
{
    public DoubtReason Reason => DoubtReason.SecondPath;

    public bool Doubts(in WitnessCase reading) => reading is { SecondWh: { } second, NetWh: { } own }
        && Math.Abs(own - second) > settings.SecondMeterFloorWh
            + (settings.SecondMeterShare * Math.Max(Math.Abs(own), Math.Abs(second)));
}
