using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>A statement that this gateway has judged and that is not final yet.</summary>
/// <param name="After">What is known of the meter if it is accepted.</param>
internal sealed record JudgedLink(Hash256 Id, Hash256 Prev, MeterMemory After, DoubtReason Doubt);
