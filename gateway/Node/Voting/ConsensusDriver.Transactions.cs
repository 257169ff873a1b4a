using EdgeLedger.Contracts;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

// Transactions that the API or a peer hands in.
internal sealed partial class ConsensusDriver
{
    /// <summary>Takes a transaction for the next blocks and tells the other gateways.</summary>
    /// <returns>None if it waits now, is final, or waited already; else why it can never be final as it
    /// is.</returns>
    public Task<EntryRefusal> SubmitAsync(Transaction transaction) =>
        _loop.AskAsync(() => TakeTransaction(transaction, tellPeers: true));

    private EntryRefusal TakeTransaction(Transaction transaction, bool tellPeers)
    {
        if (_transactions.Contains(transaction.Id) || IsFinal(transaction)) return EntryRefusal.None;

        var refusal = _builder.Try(transaction);
        if (refusal != EntryRefusal.None)
        {
            // A peer tells again; whoever posted here is told why.
            if (!tellPeers) return refusal;
            _transactions.Refuse(transaction.Id, refusal.ToString());
            _refusals.Add("Transaction" + refusal);
            return refusal;
        }

        if (!_transactions.TryAdd(transaction)) return EntryRefusal.TooLarge;
        if (tellPeers) _peers.Broadcast(PeerCodec.Encode(transaction));
        StatementsReady();
        return EntryRefusal.None;
    }
    // The id covers what is asked for, not who signed it when: a device that is revoked for the same reason a
    // second time asks for the same again, and only the links of the signatures tell the two apart.
    private bool IsFinal(Transaction transaction) =>
        _ledger.FindEntry(transaction.Id) is { } place
        && TryReadBlock(place.Height) is { } stored
        && Transaction.TryParse(stored.Block.Entries[place.Index].Bytes, out var final)
        && final.Signatures.Select(one => one.LinkId)
            .SequenceEqual(transaction.Signatures.Select(one => one.LinkId));
}
