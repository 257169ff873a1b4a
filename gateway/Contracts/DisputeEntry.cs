using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>A dispute in the ledger state: who has answered what so far.</summary>
/// <param name="Link">The disputed statement; the next link of its signer's chain.</param>
/// <param name="OpenedHeight">Block that opened it.</param>
/// <param name="Answers">Gateway by gateway, ascending by address; true accepts. None once admitted: a quarantine
/// alone has to show them.</param>
public sealed record DisputeEntry(
    SignerLink Link, DisputeStatus Status, long OpenedHeight, IReadOnlyList<KeyValuePair<Address, bool>> Answers)
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

    // [statement id, status, opened, [[gateway, 1 accept or 2 reject]...]]: signer and seq stand around it.
    internal void Write(CanonicalWriter writer)
    {
        writer.WriteArray(FieldCount)
            .WriteHash(Link.Id)
            .WriteUnsigned((long)Status)
            .WriteUnsigned(OpenedHeight)
            .WriteArray(Answers.Count);
        foreach (var (gateway, accepts) in Answers)
        {
            writer.WriteArray(AnswerFields).WriteAddress(gateway).WriteUnsigned(accepts ? 1 : 2);
        }
    }

    internal static bool TryRead(ref CanonicalReader reader, Address signer, long seq, out DisputeEntry entry)
    {
        var isGood = reader.TryReadArray(FieldCount)
            & reader.TryReadHash(out var statement)
            & (reader.TryReadUnsigned((long)DisputeStatus.Rejected, out var status) && status > 0)
            & reader.TryReadUnsigned(out var opened)
            & reader.TryReadArray(out int count);
        var answers = new List<KeyValuePair<Address, bool>>();
        for (var index = 0; isGood && index < count; index++)
        {
            isGood = reader.TryReadArray(AnswerFields)
                & reader.TryReadAddress(out var gateway)
                & (reader.TryReadUnsigned(2, out var verdict) && verdict > 0);
            answers.Add(KeyValuePair.Create(gateway, verdict == 1));
        }

        entry = new DisputeEntry(new SignerLink(statement, signer, seq), (DisputeStatus)status, opened, answers);
        return isGood;
    }

    internal DisputeEntry With(IEnumerable<KeyValuePair<Address, bool>> answers) => this with
    {
        Answers = [.. Answers.Concat(answers).OrderBy(answer => answer.Key)],
    };
}
