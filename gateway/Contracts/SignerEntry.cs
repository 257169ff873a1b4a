using System.Diagnostics.CodeAnalysis;
using System.Text;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// One signer in the ledger state: who it is and where its own hash-linked chain stands. <c>FinalHeight</c> and
/// <c>FinalUnixMs</c> are height and header time of the block that holds its newest link; heads are made of them.
/// </summary>
public sealed record SignerEntry(
    PublicKey Key,
    SignerKind Kind,
    string Label,
    SignerStatus Status,
    long LastSeq,
    Hash256 LastId,
    long FinalHeight,
    long FinalUnixMs)
{
    /// <summary>Longest label in UTF-8 bytes; it is for people, and every gateway keeps it for ever.</summary>
    public const int MaxLabelBytes = 64;

    private const int FieldCount = 8;

    /// <summary>A signer without any link yet: its first statement is seq 1 after 32 zero bytes.</summary>
    public static SignerEntry New(PublicKey key, SignerKind kind, string label) =>
        new(key, kind, label, SignerStatus.Active, 0, Hash256.Zero, 0, 0);

    public bool IsNext(long seq, Hash256 prev) => seq == LastSeq + 1 && prev.Equals(LastId);

    public SignerEntry Advance(long seq, Hash256 id, BlockContext block) =>
        this with { LastSeq = seq, LastId = id, FinalHeight = block.Height, FinalUnixMs = block.UnixMs };

    /// <summary>
    /// The value under <c>signer/&lt;address&gt;</c>: a CBOR array in the order of the record's fields.
    /// </summary>
    public byte[] Encode() => new CanonicalWriter(192)
        .WriteArray(FieldCount)
        .WriteRaw(Key.ToCoseKey())
        .WriteUnsigned((long)Kind)
        .WriteText(Label)
        .WriteUnsigned((long)Status)
        .WriteUnsigned(LastSeq)
        .WriteHash(LastId)
        .WriteUnsigned(FinalHeight)
        .WriteUnsigned(FinalUnixMs)
        .ToArray();

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <returns>False for anything else: the state came from a damaged store.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> value, [NotNullWhen(true)] out SignerEntry? entry)
    {
        entry = null;
        var reader = new CanonicalReader(value);
        if (!(reader.TryReadArray(FieldCount)
            && PublicKey.TryRead(ref reader, out var key)
            && reader.TryReadUnsigned((long)SignerKind.Technician, out var kind) && kind > 0
            && reader.TryReadText(out var label)
            && reader.TryReadUnsigned((long)SignerStatus.Revoked, out var status) && status > 0
            && reader.TryReadUnsigned(out var lastSeq)
            && reader.TryReadHash(out var lastId)
            && reader.TryReadUnsigned(out var finalHeight)
            && reader.TryReadUnsigned(out var finalUnixMs)
            && reader.IsAtEnd))
        {
            return false;
        }

        entry = new SignerEntry(
            key, (SignerKind)kind, Encoding.UTF8.GetString(label), (SignerStatus)status, lastSeq, lastId,
            finalHeight, finalUnixMs);
        return true;
    }
}
