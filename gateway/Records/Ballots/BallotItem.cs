namespace EdgeLedger.Records;

/// <summary>One gateway's word about one statement, [statement id, signer, seq, verdict, reason].</summary>
/// <remarks>
/// Signer and seq make the word one about a place in a chain: once the chain has passed it, the word means nothing
/// any more, whoever says it again.
/// </remarks>
/// <param name="Accepts">Verdict 1 on the wire; 2 is a rejection.</param>
/// <param name="Reason">None exactly when it accepts.</param>
public readonly record struct BallotItem(SignerLink Link, bool Accepts, DoubtReason Reason)
{
    /// <summary>Longest encoding in bytes.</summary>
    internal const int MaxBytes = 1 + 34 + 21 + 9 + 1 + 2;

    private const int FieldCount = 5;
    private const long AcceptVerdict = 1;
    private const long RejectVerdict = 2;
    private const long LargestReason = 255;

    public Hash256 Statement => Link.Id;

    public static BallotItem Accept(SignerLink link) => new(link, true, DoubtReason.None);

    public static BallotItem Accept(Statement statement) => Accept(SignerLink.Of(statement));

    public static BallotItem Reject(SignerLink link, DoubtReason reason) => new(link, false, reason);

    public static BallotItem Reject(Statement statement, DoubtReason reason) =>
        Reject(SignerLink.Of(statement), reason);

    internal bool IsWellFormed => Link.Seq > 0
        && (Accepts ? Reason == DoubtReason.None : (long)Reason is > 0 and <= LargestReason);

    internal void Write(CanonicalWriter writer) => writer.WriteArray(FieldCount)
        .WriteHash(Link.Id)
        .WriteAddress(Link.Signer)
        .WriteUnsigned(Link.Seq)
        .WriteUnsigned(Accepts ? AcceptVerdict : RejectVerdict)
        .WriteUnsigned((long)Reason);

    internal static bool TryRead(ref CanonicalReader reader, out BallotItem item)
    {
        item = default;
        if (!(reader.TryReadArray(FieldCount)
            && reader.TryReadHash(out var statement)
            && reader.TryReadAddress(out var signer)
            && reader.TryReadUnsigned(out long seq)
            && reader.TryReadUnsigned(RejectVerdict, out long verdict) && verdict >= AcceptVerdict
            && reader.TryReadUnsigned(LargestReason, out long reason)))
        {
            return false;
        }

        var link = new SignerLink(statement, signer, seq);
        item = new BallotItem(link, verdict == AcceptVerdict, (DoubtReason)reason);
        return item.IsWellFormed;
    }
}
