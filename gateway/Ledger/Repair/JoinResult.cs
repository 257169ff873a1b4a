using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>What joining came to.</summary>
/// <param name="SnapshotHeight">The block whose state is trusted to the quorum that signed it.</param>
/// <param name="Height">Newest block; those after the snapshot were verified with every signature.</param>
/// <param name="Refused">What peers gave that was not right, a sentence each.</param>
public sealed record JoinResult(
    long SnapshotHeight, Hash256 SnapshotHash, long Height, IReadOnlyList<string> Refused);
