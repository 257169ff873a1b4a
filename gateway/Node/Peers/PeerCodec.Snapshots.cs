using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

// A snapshot's manifest and its pieces, for a gateway that begins its ledger with one.
internal sealed partial class PeerCodec
{
    public static byte[] Encode(PeerMessage.SnapshotRequest request) => new CanonicalWriter(32)
        .WriteArray(3).WriteUnsigned(SnapshotRequest)
        .WriteUnsigned(request.Height).WriteUnsigned(request.Bucket).ToArray();

    /// <param name="manifest">Encoded; empty for none.</param>
    public static byte[] EncodeOffer(ReadOnlySpan<byte> manifest) => new CanonicalWriter(manifest.Length + 16)
        .WriteArray(2).WriteUnsigned(SnapshotOffer).WriteBytes(manifest).ToArray();

    /// <param name="run">A <see cref="BucketRun"/>.</param>
    public static byte[] EncodePiece(long height, int bucket, ReadOnlySpan<byte> run) =>
        new CanonicalWriter(run.Length + 32)
            .WriteArray(4).WriteUnsigned(SnapshotPiece)
            .WriteUnsigned(height).WriteUnsigned(bucket).WriteBytes(run).ToArray();

    private static PeerMessage.SnapshotRequest? ReadSnapshotRequest(ref CanonicalReader reader) =>
        reader.TryReadUnsigned(out long height)
        && reader.TryReadUnsigned(StateSnapshot.BucketCount - 1, out long bucket)
            ? new PeerMessage.SnapshotRequest(height, (int)bucket)
            : null;

    private static PeerMessage.SnapshotOffer? ReadOffer(ref CanonicalReader reader, byte[] bytes)
    {
        if (!reader.TryReadBytes(out var content)) return null;
        if (content.Length == 0) return new PeerMessage.SnapshotOffer(null);
        var encoded = bytes.AsMemory(reader.Position - content.Length, content.Length);
        return SnapshotManifest.TryParse(encoded, out var manifest)
            ? new PeerMessage.SnapshotOffer(manifest)
            : null;
    }

    private static PeerMessage.SnapshotPiece? ReadPiece(ref CanonicalReader reader) =>
        reader.TryReadUnsigned(out long height)
        && reader.TryReadUnsigned(StateSnapshot.BucketCount - 1, out long bucket)
        && reader.TryReadBytes(out var run) && BucketRun.TryParse(run, out var contents)
            ? new PeerMessage.SnapshotPiece(height, (int)bucket, contents)
            : null;
}
