using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>Which gateways vote at the heights that are known: the value under <c>validators</c>.</summary>
/// <param name="Present">In force up to the height of the next set.</param>
/// <param name="Next">Null where no change was ever made.</param>
/// <param name="NextHeight">The first height that the next set votes on; it may have been.</param>
public sealed record ValidatorSchedule(ValidatorSet Present, ValidatorSet? Next = null, long NextHeight = 0)
{
    private const int Fields = 3;

    /// <summary>The newest set, in force or to come.</summary>
    public ValidatorSet Last => Next ?? Present;

    /// <summary>Who votes on a height; known up to two heights past the newest block.</summary>
    public ValidatorSet At(long height) => Next is not null && height >= NextHeight ? Next : Present;

    /// <summary>The schedule once a change stands in the block of this height.</summary>
    public ValidatorSchedule With(ValidatorSet next, long height) =>
        new(At(height), next, height + ValidatorChange.Delay);

    /// <exception cref="InvalidDataException">The state holds none, or something else.</exception>
    public static ValidatorSchedule Of(IStateReader state)
    {
        var genesis = state.Find(StateKeys.Genesis.Span);
        var value = state.Find(StateKeys.Validators.Span);
        return genesis is not null && value is not null
            && TryRead(Hash256.FromBytes(genesis), value) is { } schedule
            ? schedule
            : throw new InvalidDataException("The validators in the state cannot be read.");
    }

    /// <summary><c>[present, next or null, height of next]</c>, a set being <c>[number, change id,
    /// [COSE_Key…]]</c>.
    /// </summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter().WriteArray(Fields);
        Write(writer, Present);
        if (Next is null)
        {
            writer.WriteNull();
        }
        else
        {
            Write(writer, Next);
        }

        return writer.WriteUnsigned(NextHeight).ToArray();
    }

    private static void Write(CanonicalWriter writer, ValidatorSet set) => writer
        .WriteArray(Fields)
        .WriteUnsigned(set.Number)
        .WriteHash(set.ChangeId)
        .WriteRaw(ValidatorSet.EncodeKeys([.. set.Keys]));

    private static ValidatorSchedule? TryRead(Hash256 genesis, byte[] value)
    {
        var reader = new CanonicalReader(value);
        if (!reader.TryReadArray(Fields) || ReadSet(ref reader, genesis) is not { } present)
        {
            return null;
        }

        ValidatorSet? next = null;
        if (reader.IsNextNull)
        {
            reader.TryReadNull();
        }
        else if ((next = ReadSet(ref reader, genesis)) is null)
        {
            return null;
        }

        return reader.TryReadUnsigned(out var height) && reader.IsAtEnd
            ? new ValidatorSchedule(present, next, height)
            : null;
    }

    private static ValidatorSet? ReadSet(ref CanonicalReader reader, Hash256 genesis) =>
        reader.TryReadArray(Fields)
        && reader.TryReadUnsigned(out var number)
        && reader.TryReadHash(out var changeId)
        && ValidatorSet.TryReadKeys(ref reader, out var keys)
            ? new ValidatorSet(genesis, number, changeId, keys)
            : null;
}
