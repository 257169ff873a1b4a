using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness.Rules;

/// <summary>A total register never runs backwards (1.8.0, 2.8.0).</summary>
/// <remarks>The firmware keeps its own over power cuts; a board whose flash was formatted is provisioned with the
/// last final one, and a meter that is exchanged is enrolled anew.</remarks>
internal sealed class RegisterBackwardsRule : IWitnessRule
{
    public DoubtReason Reason => DoubtReason.RegisterBackwards;

    public bool Doubts(in WitnessCase reading) => reading.Before is { } before
        && (reading.Now.ImportWh < before.ImportWh
            || (reading.Now.ExportWh is { } export && before.ExportWh is { } last && export < last));
}
