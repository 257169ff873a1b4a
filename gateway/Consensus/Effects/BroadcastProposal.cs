using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>Send a proposal and its block to every peer.</summary>
public sealed record BroadcastProposal(Proposal Proposal, Block Block) : ConsensusEffect;
