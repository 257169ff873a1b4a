namespace EdgeLedger.Records;

/// <summary>One gateway's word about one statement, [statement id, verdict, reason].</summary>
/// <param name="Accepts">Verdict 1 on the wire; 2 is a rejection.</param>
/// <param name="Reason">None exactly when it accepts.</param>
public readonly record struct BallotItem(Hash256 Statement, bool Accepts, DoubtReason Reason)
{
    private const long AcceptVerdict = 1;
    private const long RejectVerdict = 2;
    private const long LargestReason = 255;

    public static BallotItem Accept(Hash256 statement) => new(statement, true, DoubtReason.None);

    public static BallotItem Reject(Hash256 statement, DoubtReason reason) => new(statement, false, reason);

    internal bool IsWellFormed => Accepts ? Reason == DoubtReason.None : (long)Reason is > 0 and <= LargestReason;

    internal void Write(CanonicalWriter writer) => writer.WriteArray(3)
        .WriteHash(Statement)
        .WriteUnsigned(Accepts ? AcceptVerdict : RejectVerdict)
        .WriteUnsigned((long)Reason);

    internal static bool TryRead(ref CanonicalReader reader, out BallotItem item)
    {
        item = default;
        if (!(reader.TryReadArray(3)
            && reader.TryReadHash(out var statement)
            && reader.TryReadUnsigned(RejectVerdict, out long verdict) && verdict >= AcceptVerdict
            && reader.TryReadUnsigned(LargestReason, out long reason)))
        {
            return false;
        }

        item = new BallotItem(statement, verdict == AcceptVerdict, (DoubtReason)reason);
        return item.IsWellFormed;
    }
}
