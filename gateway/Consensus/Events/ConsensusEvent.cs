namespace EdgeLedger.Consensus;

/// <summary>Everything that can happen to a <see cref="ConsensusMachine"/>; the hierarchy is closed.</summary>
public abstract record ConsensusEvent
{
    private protected ConsensusEvent()
    {
    }
}
