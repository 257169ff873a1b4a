using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>Makes a new gateway's ledger from a certified state and the blocks after it.</summary>
/// <remarks>
/// The state is what a quorum signed; every block after it is carried out with all of its signatures. The blocks
/// before it are not fetched. The new ledger may not vote: like any that lost its data it observes first, unless a
/// first-start token lies beside it.
/// </remarks>
public static class LedgerJoin
{
    private const string WorkFolder = "join";

    /// <exception cref="StoreException">There is a ledger already, or no peer has a snapshot that holds.</exception>
    public static JoinResult Run(
        string directory, Genesis genesis, ISignatureScheme scheme, IReadOnlyList<ISnapshotPeer> snapshots,
        IReadOnlyList<IBlockPeer> peers, Action<long>? tell = null)
    {
        using var folder = StoreFolder.Take(directory);
        StoreSwap.Finish(directory);
        if (File.Exists(Path.Combine(directory, StoreLayout.LedgerFile)))
        {
            throw new StoreException($"{directory} holds a ledger already: a gateway joins with an empty folder.");
        }

        var refused = new List<string>();
        var snapshot = Fetch(genesis, scheme, snapshots, refused);
        JoinResult? result = null;
        StoreRewrite.Run(directory, WorkFolder, empty => (genesis, store =>
        {
            store.Begin(snapshot, []);
            var blocks = new RepairedBlocks(genesis, scheme, empty, peers, LedgerHead.Of(snapshot));
            blocks.WriteTo(store, tell);
            result = new JoinResult(
                snapshot.Height, snapshot.Checkpoint.Hash, store.Height, [.. refused, .. blocks.Refused]);
        }));
        return result!;
    }

    // The newest that anybody has; its buckets from whoever has them.
    private static StateSnapshot Fetch(
        Genesis genesis, ISignatureScheme scheme, IReadOnlyList<ISnapshotPeer> peers, List<string> refused)
    {
        var offers = new List<SnapshotManifest>();
        foreach (var peer in peers)
        {
            if (peer.TryGetManifest() is not { } manifest)
            {
                continue;
            }

            if (manifest.FindFault(genesis, scheme) is { } fault)
            {
                refused.Add($"{peer.Name}: its snapshot of block {manifest.Checkpoint.Height} is not taken, {fault}");
            }
            else
            {
                offers.Add(manifest);
            }
        }

        foreach (var offer in offers.OrderByDescending(offer => offer.Checkpoint.Height))
        {
            if (TryAssemble(offer, peers, refused) is { } snapshot && snapshot.HasRoot)
            {
                return snapshot;
            }
        }

        throw new StoreException(
            "No snapshot can be had: a gateway makes one every so many blocks (snapshotBlocks in gateway.json). "
            + string.Join(" ", refused));
    }

    private static StateSnapshot? TryAssemble(
        SnapshotManifest manifest, IReadOnlyList<ISnapshotPeer> peers, List<string> refused)
    {
        var buckets = new List<byte[]>(StateSnapshot.BucketCount);
        var willing = peers.ToList();
        while (buckets.Count < StateSnapshot.BucketCount && willing.Count > 0)
        {
            var peer = willing[0];
            var before = buckets.Count;
            foreach (var content in peer.GetBuckets(manifest.Checkpoint.Height, before))
            {
                if (buckets.Count == StateSnapshot.BucketCount || !manifest.IsRight(buckets.Count, content))
                {
                    refused.Add($"{peer.Name}: bucket {buckets.Count} of its snapshot is not what was certified");
                    willing.Remove(peer);
                    break;
                }

                buckets.Add(content);
            }

            if (buckets.Count == before)
            {
                willing.Remove(peer);
            }
        }

        return buckets.Count == StateSnapshot.BucketCount ? new StateSnapshot(manifest.Checkpoint, buckets) : null;
    }
}
