using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>One validator signed two votes for one height, round and type: evidence for a block.</summary>
/// <remarks>At most one report per validator and height, or a liar could fill blocks with its guilt.</remarks>
public sealed record ReportEquivocation(Vote First, Vote Second) : ConsensusEffect;
