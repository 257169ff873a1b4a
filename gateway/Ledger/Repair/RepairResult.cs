namespace EdgeLedger.Ledger.Repair;

/// <summary>What a repair came to.</summary>
/// <param name="Height">Newest block of the ledger now; every one of its blocks was verified from genesis.</param>
/// <param name="OwnBlocks">Blocks that could still be read.</param>
/// <param name="BlocksFrom">Blocks taken from each peer, by its name.</param>
/// <param name="VotesKept">
/// Whether the gateway's votes were whole; if not, it only observes until its region has moved past them.
/// </param>
/// <param name="Refused">What peers gave that was not right, a sentence each.</param>
public sealed record RepairResult(
    long Height, long OwnBlocks, IReadOnlyDictionary<string, long> BlocksFrom, bool VotesKept,
    IReadOnlyList<string> Refused);
