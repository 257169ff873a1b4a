using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// A dispute in the ledger state, under <c>dispute/&lt;statement id&gt;</c>: who has answered what so far.
/// </summary>
/// <remarks>The answers are dropped with the last step, which no ballot can change: blocks have them for good.</remarks>
/// <param name="OpenedHeight">Block that opened it.</param>
/// <param name="ClosedHeight">Block that found a majority or quarantined it; 0 while open.</param>
/// <param name="Answers">Gateway by gateway, ascending by address; true accepts.</param>
public sealed record DisputeEntry(
    DisputeStatus Status, long OpenedHeight, long ClosedHeight, IReadOnlyList<KeyValuePair<Address, bool>> Answers)
{
    private const int FieldCount = 4;
    private const int AnswerFields = 2;

    public int Accepts => Answers.Count(answer => answer.Value);

    public int Rejects => Answers.Count - Accepts;

    /// <summary>Whether ballots in a block of that height still count.</summary>
    public bool IsOpenAt(long height, int disputeBlocks) =>
        Status == DisputeStatus.Open && height - OpenedHeight <= disputeBlocks;

    /// <summary>Whether a block of that height may put the statement on its quarantine list.</summary>
    public bool IsLostAt(long height, int disputeBlocks) => Status == DisputeStatus.Rejected
        || (Status == DisputeStatus.Open && height - OpenedHeight > disputeBlocks);

    public bool HasAnswerOf(Address gateway) => Answers.Any(answer => answer.Key == gateway);

    /// <summary>CBOR: <c>[status, opened, closed, [[gateway, 1 accept or 2 reject]...]]</c>.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(64)
            .WriteArray(FieldCount)
            .WriteUnsigned((long)Status)
            .WriteUnsigned(OpenedHeight)
            .WriteUnsigned(ClosedHeight)
            .WriteArray(Answers.Count);
        foreach (var (gateway, accepts) in Answers)
        {
            writer.WriteArray(AnswerFields).WriteAddress(gateway).WriteUnsigned(accepts ? 1 : 2);
        }

        return writer.ToArray();
    }

    /// <exception cref="InvalidDataException">Not what <see cref="Encode"/> wrote: a damaged store.</exception>
    public static DisputeEntry Decode(byte[] value)
    {
        var reader = new CanonicalReader(value);
        var isGood = reader.TryReadArray(FieldCount)
            & reader.TryReadUnsigned((long)DisputeStatus.Quarantined, out var status)
            & reader.TryReadUnsigned(out var opened)
            & reader.TryReadUnsigned(out var closed)
            & reader.TryReadArray(out int count);
        var answers = new List<KeyValuePair<Address, bool>>();
        for (var index = 0; isGood && index < count; index++)
        {
            isGood = reader.TryReadArray(AnswerFields)
                & reader.TryReadAddress(out var gateway)
                & reader.TryReadUnsigned(2, out var verdict);
            answers.Add(KeyValuePair.Create(gateway, verdict == 1));
        }

        return isGood && reader.IsAtEnd
            ? new DisputeEntry((DisputeStatus)status, opened, closed, answers)
            : throw new InvalidDataException("The record of a dispute in the state cannot be read.");
    }

    internal DisputeEntry With(IEnumerable<KeyValuePair<Address, bool>> answers) => this with
    {
        Answers = [.. Answers.Concat(answers).OrderBy(answer => answer.Key)],
    };

    internal DisputeEntry Close(DisputeStatus status, long height) =>
        this with { Status = status, ClosedHeight = height };
}
