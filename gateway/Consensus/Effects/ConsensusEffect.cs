namespace EdgeLedger.Consensus;

/// <summary>What the driver has to do for the machine; a step's effects are carried out in their order.</summary>
public abstract record ConsensusEffect
{
    private protected ConsensusEffect()
    {
    }
}
