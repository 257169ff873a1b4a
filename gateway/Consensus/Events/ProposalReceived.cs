using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>A peer's proposal whose signature verifies, its block, and what the ledger thinks of it.</summary>
/// <param name="Proposal">Height, round and hash as signed; the machine checks proposer and hash itself.</param>
/// <param name="Block">The block whose hash the proposal signs.</param>
/// <param name="Verdict">valid(block) and its timeliness, judged on arrival.</param>
public sealed record ProposalReceived(Proposal Proposal, Block Block, BlockVerdict Verdict) : ConsensusEvent;
