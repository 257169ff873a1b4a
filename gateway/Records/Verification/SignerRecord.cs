namespace EdgeLedger.Records;

/// <summary>A signer as the ledger knows it: its key and the head of its chain.</summary>
/// <param name="LastSeq">Of the newest final link; 0 before the first.</param>
/// <param name="LastId">Of that link; <see cref="Hash256.Zero"/> before the first.</param>
public sealed record SignerRecord(PublicKey Key, long LastSeq, Hash256 LastId, bool IsRevoked)
{
    /// <summary>
    /// Ids of the newest final links, oldest first, ending with <see cref="LastId"/>; may be left empty.
    /// </summary>
    public IReadOnlyList<Hash256> RecentIds { get; init; } = [];

    /// <summary>Whether that link is known to be final.</summary>
    public bool Has(Hash256 id)
    {
        if (LastSeq > 0 && id == LastId) return true;
        for (int i = RecentIds.Count - 1; i >= 0; i--)
        {
            if (RecentIds[i] == id) return true;
        }

        return false;
    }

    public Verdict OrderOf(Statement statement) => OrderOf(statement.Seq, statement.Prev);

    /// <summary>Where a genuine link stands that <see cref="Has"/> does not know.</summary>
    public Verdict OrderOf(long seq, Hash256 prev)
    {
        if (seq > LastSeq)
        {
            if (seq - LastSeq > 1) return Verdict.Ahead;
            return prev == LastId ? Verdict.Next : Verdict.Forked;
        }

        // Within the known ids its place is taken by another link; before them nobody can tell any more.
        long known = Math.Max(RecentIds.Count, 1);
        return LastSeq - seq < known ? Verdict.Forked : Verdict.Replayed;
    }
}
