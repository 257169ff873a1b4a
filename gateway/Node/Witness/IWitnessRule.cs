using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>One reason to find a reading implausible. Pure: the same case gives the same answer.</summary>
internal interface IWitnessRule
{
    DoubtReason Reason { get; }

    bool Doubts(in WitnessCase reading);
}
