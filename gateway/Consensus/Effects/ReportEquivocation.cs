using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>One validator signed two different votes for one height, round and type: evidence for a block.</summary>
/// <remarks>At most one report per validator and height, or a forger could fill blocks with its own guilt.</remarks>
public sealed record ReportEquivocation(Vote First, Vote Second) : ConsensusEffect;
