using EdgeLedger.Consensus;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using EdgeLedger.Tests.Support;

namespace EdgeLedger.Fuzz.Targets;

/// <summary>What gateways that repair or join take from others, and what a gateway reads back from its own
/// disk.</summary>
internal static class LedgerTargets
{
    private static readonly byte[] Key = StateKeys.Genesis.ToArray();
    private static readonly int Bucket = StateBuckets.IndexOf(Key);
    private static readonly ChainId Chain = Block().Header.Chain;

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("stored-block", [new StoredBlock(Block(), Certificate()).Encode()],
            bytes => StoredBlock.TryParse(bytes, out var stored) ? stored.Encode() : null),
        new("manifest", [Manifest()],
            bytes => SnapshotManifest.TryParse(bytes, out var manifest) ? manifest.Encode() : null),
        new("bucket-run", [BucketRun.Encode([[], [1, 2, 3]]), BucketRun.Encode([SomeBucket()])],
            bytes => BucketRun.TryParse(bytes, out var contents) ? BucketRun.Encode(contents) : null),
        new("snapshot", [new StateSnapshot(CheckpointOf(Manifest()), [[], [1, 2, 3]]).Encode()],
            bytes => StateSnapshot.TryParse(bytes, out var snapshot) ? snapshot.Encode() : null),
        new("bucket", [[], SomeBucket()], ReadBucket),
        new("signer", [SignerEntry.New(SomeKey(), SignerKind.Meter, "kitchen").Encode()],
            bytes => SignerEntry.TryDecode(bytes, out var signer) ? signer.Encode() : null),
        new("disputes", [Disputes().Encode()],
            bytes => OrNull(() => SignerDisputes.Decode(default, bytes).Encode())),
        new("vote-state", [VoteState().Encode(Chain)],
            bytes => OrNull(() => ConsensusSnapshot.Parse(bytes, Chain).Encode(Chain))),
    ];

    // A damaged store says so by this exception, and by no other.
    private static byte[]? OrNull(Func<byte[]> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Checkpoint CheckpointOf(byte[] manifest) => SnapshotManifest.TryParse(manifest, out var parsed)
        ? parsed.Checkpoint
        : throw new InvalidDataException("The manifest does not parse.");

    private static byte[] SomeBucket() => BucketContent.Encode([new StateEntry(Key, new byte[32], Bucket)]);

    private static byte[]? ReadBucket(byte[] bytes)
    {
        var entries = new List<KeyValuePair<byte[], byte[]>>();
        return BucketContent.TryRead(bytes, Bucket, entries)
            ? BucketContent.Encode([.. entries.Select(entry => new StateEntry(entry.Key, entry.Value, Bucket))])
            : null;
    }

    private static byte[] Manifest()
    {
        byte[] checkpoint = WireFormats.Of("checkpoint").Good[0];
        return Checkpoint.TryParse(checkpoint, out var parsed)
            ? new SnapshotManifest(parsed, new Hash256[StateSnapshot.BucketCount]).Encode()
            : throw new InvalidDataException("The checkpoint made of a golden proof does not parse.");
    }

    private static SignerDisputes Disputes()
    {
        var link = new SignerLink(Hash256.Of([1]), default, 7);
        var answer = KeyValuePair.Create(SomeKey().Address, true);
        return new SignerDisputes(default, 7, [new DisputeEntry(link, DisputeStatus.Open, 12, [answer])]);
    }

    private static ConsensusSnapshot VoteState()
    {
        var block = Block();
        long height = block.Header.Height;
        byte[] signature = new byte[Es256Scheme.SignatureSize];
        return new ConsensusSnapshot
        {
            Height = height,
            Round = 2,
            IsSilenced = false,
            LockedRound = 1,
            LockedHash = block.Hash,
            ValidRound = 1,
            ValidHash = block.Hash,
            Votes = [new Vote(VoteType.Prevote, height, 1, block.Hash, 0, signature)],
            Proposals = [(new Proposal(height, 1, block.Hash, -1, 0, signature), block)],
        };
    }

    private static PublicKey SomeKey() =>
        PublicKey.TryFromCoseKey(GoldenVectors.Bytes("keys", "coseKeyHex")[0], out var key)
            ? key
            : throw new InvalidDataException("A golden key does not parse.");

    private static Block Block() =>
        Records.Block.TryParse(GoldenVectors.Bytes("blocks", "blockHex")[0], out var block)
            ? block
            : throw new InvalidDataException("A golden block does not parse.");

    private static Certificate Certificate() =>
        Records.Certificate.TryParse(GoldenVectors.Bytes("certificates", "certificateHex")[0], out var certificate)
            ? certificate
            : throw new InvalidDataException("A golden certificate does not parse.");
}
