using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Snapshots;

/// <summary>The whole state after one block, with the votes that certify its root.</summary>
/// <param name="Buckets">Contents of the 4,096 buckets.</param>
public sealed record StateSnapshot(Checkpoint Checkpoint, IReadOnlyList<byte[]> Buckets)
{
    /// <summary>What is wrong where <see cref="HasRoot"/> is false.</summary>
    public const string NotThatRoot = "the state does not have the root that its block certifies";

    public const int BucketCount = StateBuckets.Count;

    public long Height => Checkpoint.Height;

    /// <summary>The state is not shared with the one it was taken from.</summary>
    public static StateSnapshot Of(Checkpoint checkpoint, LedgerState state) => new(checkpoint, state.BucketContents());

    /// <summary><c>[checkpoint, run of all buckets]</c></summary>
    public byte[] Encode() => new CanonicalWriter(4096).WriteArray(2)
        .WriteBytes(Checkpoint.Encode()).WriteBytes(BucketRun.Encode(Buckets)).ToArray();

    /// <summary>Reads what was encoded; whether it is right, nobody has said yet.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StateSnapshot? snapshot)
    {
        snapshot = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(2) || !reader.TryReadBytes(out var first)
            || !Checkpoint.TryParse(bytes.Slice(reader.Position - first.Length, first.Length), out var checkpoint)
            || !reader.TryReadBytes(out var run) || !BucketRun.TryParse(run, out var buckets) || !reader.IsAtEnd)
        {
            return false;
        }

        snapshot = new StateSnapshot(checkpoint, buckets);
        return true;
    }

    /// <summary>Whether the buckets hash to the root in the header, whoever certifies that.</summary>
    public bool HasRoot =>
        Buckets.Count == BucketCount && RootOf(Buckets) == Checkpoint.Header.StateRoot && TryReadAll() is not null;

    /// <summary>Null if the buckets hash to the root in the certified header; else what is wrong.</summary>
    public string? FindFault(Genesis genesis, ISignatureScheme scheme)
    {
        if (!Checkpoint.Verify(genesis, scheme, out var error))
        {
            return error;
        }

        return HasRoot ? null : NotThatRoot;
    }

    /// <exception cref="InvalidDataException">It was not checked before.</exception>
    public LedgerState ToState() =>
        new(TryReadAll() ?? throw new InvalidDataException("The state in the snapshot cannot be read."));

    private static Hash256 RootOf(IReadOnlyList<byte[]> buckets)
    {
        var leaves = new Hash256[buckets.Count];
        for (var bucket = 0; bucket < leaves.Length; bucket++)
        {
            leaves[bucket] = BucketContent.LeafOf(buckets[bucket]);
        }

        return new HashTree(leaves).Root;
    }

    private List<KeyValuePair<byte[], byte[]>>? TryReadAll()
    {
        var entries = new List<KeyValuePair<byte[], byte[]>>();
        for (var bucket = 0; bucket < Buckets.Count; bucket++)
        {
            if (!BucketContent.TryRead(Buckets[bucket], bucket, entries))
            {
                return null;
            }
        }

        return entries;
    }
}
