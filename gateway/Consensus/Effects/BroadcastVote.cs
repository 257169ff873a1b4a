using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>Send a vote to every peer; the machine has already counted it.</summary>
public sealed record BroadcastVote(Vote Vote) : ConsensusEffect;
