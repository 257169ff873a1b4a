namespace EdgeLedger.Ledger.Snapshots;

/// <summary>Another gateway that has a snapshot; nothing that it says is believed.</summary>
public interface ISnapshotPeer
{
    /// <summary>What the operator called it.</summary>
    string Name { get; }

    /// <returns>Of its newest snapshot; null if it has none, or answers with something else.</returns>
    SnapshotManifest? TryGetManifest();

    /// <returns>Contents from that bucket on; none if it does not have that snapshot any more.</returns>
    IReadOnlyList<byte[]> GetBuckets(long height, int first);
}
