using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>A vote from a peer, first hand or forwarded, whose signature verifies.</summary>
public sealed record VoteReceived(Vote Vote) : ConsensusEvent;
