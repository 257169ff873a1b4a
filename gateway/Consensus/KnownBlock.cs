using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>A block of the present height with a signed proposal that can carry it to others.</summary>
internal sealed record KnownBlock(Block Block, Proposal Carrier, bool IsValid);
