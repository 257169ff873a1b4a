using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>Which gateways vote from two blocks on: the payload of content type 65004.</summary>
/// <remarks>
/// The whole new list and a number that counts the changes, so that no change can be carried out twice, out of
/// order or half. Each signature links to the change before it: its <c>seq</c> is the number, its <c>prev</c> the
/// id of the transaction that made the present set.
/// </remarks>
/// <param name="Number">That of the set in force, plus one.</param>
/// <param name="Keys">Of all gateways afterwards, ascending by address.</param>
/// <param name="Evidence">Id of the evidence for which one gateway is removed, or null.</param>
public sealed record ValidatorChange(long Number, IReadOnlyList<PublicKey> Keys, Hash256? Evidence)
{
    /// <summary>Blocks from the one that holds a change to the first that is voted on under it.</summary>
    /// <remarks>Whoever proposes and votes on the very next block is known before this one is final.</remarks>
    public const int Delay = 2;

    /// <summary>Deterministic CBOR: [number, [COSE_Key...], evidence id or null].</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(64 + (Keys.Count * PublicKey.CoseKeySize))
            .WriteArray(3).WriteUnsigned(Number).WriteRaw(ValidatorSet.EncodeKeys([.. Keys]));
        return (Evidence is { } id ? writer.WriteHash(id) : writer.WriteNull()).ToArray();
    }

    public static bool TryParse(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out ValidatorChange? change)
    {
        change = null;
        var reader = new CanonicalReader(payload);
        if (!(reader.TryReadArray(3) && reader.TryReadUnsigned(out long number) && number > 0
            && ValidatorSet.TryReadKeys(ref reader, out var keys)))
        {
            return false;
        }

        Hash256? evidence = null;
        if (reader.IsNextNull) reader.TryReadNull();
        else if (reader.TryReadHash(out var id)) evidence = id;
        else return false;

        if (!reader.IsAtEnd) return false;
        change = new ValidatorChange(number, keys, evidence);
        return true;
    }
}
