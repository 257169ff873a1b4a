using EdgeLedger.Ledger.Snapshots;

namespace EdgeLedger.Node.Snapshots;

/// <summary>A snapshot, and its manifest once somebody has asked for it: every bucket is hashed for that.</summary>
internal sealed class ShelvedSnapshot(StateSnapshot snapshot)
{
    private readonly Lazy<byte[]> _manifest = new(() => SnapshotManifest.Of(snapshot).Encode());

    public StateSnapshot Snapshot => snapshot;

    public byte[] Manifest => _manifest.Value;
}
