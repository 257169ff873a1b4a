using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>Judges where a link stands in its signer's own chain.</summary>
internal static class ChainOrder
{
    /// <returns>None when it is the next link.</returns>
    public static EntryRefusal Judge(SignerEntry signer, long seq, Hash256 prev)
    {
        if (seq > signer.LastSeq + 1)
        {
            return EntryRefusal.Ahead;
        }

        if (seq <= signer.LastSeq)
        {
            return EntryRefusal.Replayed;
        }

        return prev.Equals(signer.LastId) ? EntryRefusal.None : EntryRefusal.Forked;
    }
}
