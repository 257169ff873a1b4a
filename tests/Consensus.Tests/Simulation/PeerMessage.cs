using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>What gateways send each other.</summary>
internal abstract record PeerMessage
{
    internal sealed record Proposed(Proposal Proposal, Block Block) : PeerMessage;

    internal sealed record Voted(Vote Vote) : PeerMessage;

    /// <summary>The last height a peer has committed, and all that it finds outstanding above it.</summary>
    internal sealed record Resent(long Committed, IReadOnlyList<ConsensusEffect> Outstanding) : PeerMessage;

    /// <summary>Committed blocks for a peer that has fallen behind.</summary>
    internal sealed record Blocks(IReadOnlyList<(Block Block, Certificate Certificate)> Chain) : PeerMessage;
}
