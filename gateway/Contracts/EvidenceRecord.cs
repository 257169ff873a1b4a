using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// The newest offence on record of a gateway, and what proved its first: <c>[height of the votes, height of the
/// block, id of the first evidence]</c>.
/// </summary>
internal readonly record struct EvidenceRecord(long OffenceHeight, long BlockHeight, Hash256 Id)
{
    private const int Fields = 3;

    /// <param name="value">Null where there is none yet.</param>
    /// <exception cref="InvalidDataException">Not what <see cref="Encode"/> wrote.</exception>
    public static EvidenceRecord Decode(byte[]? value)
    {
        if (value is null) return default;
        var reader = new CanonicalReader(value);
        return reader.TryReadArray(Fields)
            && reader.TryReadUnsigned(out long offence) && reader.TryReadUnsigned(out long block)
            && reader.TryReadHash(out var id) && reader.IsAtEnd
            ? new EvidenceRecord(offence, block, id)
            : throw new InvalidDataException("The record of an offence in the state cannot be read.");
    }

    public byte[] Encode() => new CanonicalWriter()
        .WriteArray(Fields).WriteUnsigned(OffenceHeight).WriteUnsigned(BlockHeight).WriteHash(Id).ToArray();
}
