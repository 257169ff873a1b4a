using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Snapshots;

/// <summary>
/// What a snapshot must be made of: the checkpoint, and the leaf hash of each of the 4,096 buckets of the state.
/// </summary>
/// <remarks>
/// <c>[checkpoint, leaf hashes one after the other]</c>. Checked before a bucket is fetched, it lets each bucket be
/// checked by itself: whoever sends a wrong one costs that bucket and no more.
/// </remarks>
public sealed record SnapshotManifest(Checkpoint Checkpoint, IReadOnlyList<Hash256> Leaves)
{
    public static SnapshotManifest Of(StateSnapshot snapshot) =>
        new(snapshot.Checkpoint, [.. snapshot.Buckets.Select(bucket => BucketContent.LeafOf(bucket))]);

    public byte[] Encode()
    {
        var hashes = new byte[Leaves.Count * Hash256.Size];
        for (var bucket = 0; bucket < Leaves.Count; bucket++)
        {
            Leaves[bucket].CopyTo(hashes.AsSpan(bucket * Hash256.Size));
        }

        return new CanonicalWriter(hashes.Length + 4096)
            .WriteArray(2).WriteBytes(Checkpoint.Encode()).WriteBytes(hashes).ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SnapshotManifest? manifest)
    {
        manifest = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(2) || !reader.TryReadBytes(out var first))
        {
            return false;
        }

        var start = reader.Position - first.Length;
        if (!Checkpoint.TryParse(bytes.Slice(start, first.Length), out var checkpoint)
            || !reader.TryReadBytes(StateSnapshot.BucketCount * Hash256.Size, out var hashes) || !reader.IsAtEnd)
        {
            return false;
        }

        var leaves = new Hash256[StateSnapshot.BucketCount];
        for (var bucket = 0; bucket < leaves.Length; bucket++)
        {
            leaves[bucket] = Hash256.FromBytes(hashes.Slice(bucket * Hash256.Size, Hash256.Size));
        }

        manifest = new SnapshotManifest(checkpoint, leaves);
        return true;
    }

    /// <returns>Null if a quorum certifies the root that the leaves lead to; else what is wrong.</returns>
    public string? FindFault(Genesis genesis, ISignatureScheme scheme) =>
        !Checkpoint.Verify(genesis, scheme, out var error) ? error
        : new HashTree([.. Leaves]).Root == Checkpoint.Header.StateRoot ? null
        : StateSnapshot.NotThatRoot;

    public bool IsRight(int bucket, ReadOnlySpan<byte> content) => BucketContent.LeafOf(content) == Leaves[bucket];
}
