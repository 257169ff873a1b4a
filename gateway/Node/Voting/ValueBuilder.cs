using EdgeLedger.Contracts;
using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>Makes this gateway's proposals: evidence and the data vote first, then transactions, then
/// statements.</summary>
internal sealed class ValueBuilder(
    Genesis genesis, RegionLedger ledger, Address self, StatementPool pool, PendingTransactions transactions,
    DataVote data, GatewayClock clock, Refusals refusals)
{
    private readonly Dictionary<Hash256, byte[]> _evidence = [];

    /// <summary>Whether something waits that would make a block worth its votes.</summary>
    public bool HasContent => pool.ReadyCount > 0 || transactions.Count > 0 || _evidence.Count > 0
        || data.HasEntries;

    /// <summary>Whether so much waits that a block need not wait for more.</summary>
    public bool HasHalfBlock => pool.HoldsHalfBlock(genesis.MaxBlockEntries, genesis.MaxBlockBytes);

    public void AddEvidence(byte[] evidence) => _evidence[Hash256.Of(evidence)] = evidence;

    /// <returns>Null if nothing waits that the ledger's rules admit, unless an empty block is wanted.</returns>
    public Block? Build(bool allowEmpty)
    {
        if (!HasContent && !allowEmpty) return null;
        long unixMs = BlockTime.Next(clock, ledger.TipUnixMs);
        var block = ledger.Build(Entries(), unixMs, self, out var skipped);
        foreach (var left in skipped)
        {
            if (left.Refusal != EntryRefusal.None) Drop(left);
        }

        return block.Entries.Count > 0 || allowEmpty ? block : null;
    }

    /// <summary>What the ledger says of one transaction after those that wait already; None if it
    /// applies.</summary>
    public EntryRefusal Try(Transaction transaction)
    {
        var waiting = transactions.All.Where(other => other.Id != transaction.Id).Append(transaction);
        var entries = waiting.Select(one => new BlockEntry(EntryKind.Transaction, one.Bytes));
        ledger.Build(entries, BlockTime.Next(clock, ledger.TipUnixMs), self, out var skipped);
        return skipped.FirstOrDefault(left => left.Entry.Bytes.Equals(transaction.Bytes)).Refusal;
    }

    /// <summary>Takes out what a new block holds, and what it has made impossible.</summary>
    public void Remove(Block block)
    {
        bool hasTransactions = false;
        foreach (var entry in block.Entries)
        {
            if (entry.Kind == EntryKind.Evidence) _evidence.Remove(Hash256.Of(entry.Bytes.Span));
            if (entry.Kind != EntryKind.Transaction
                || !Transaction.TryParse(entry.Bytes, out var transaction))
            {
                continue;
            }

            transactions.Remove(transaction.Id);
            hasTransactions = true;
        }

        if (!hasTransactions || transactions.Count == 0) return;
        // All in one go: one by one, each with all the others before it, a thousand enrolments would hold up the
        // vote.
        var waiting = transactions.All.Select(one => new BlockEntry(EntryKind.Transaction, one.Bytes));
        ledger.Build(waiting, BlockTime.Next(clock, ledger.TipUnixMs), self, out var skipped);
        foreach (var left in skipped)
        {
            if (left.Refusal != EntryRefusal.None) Drop(left);
        }
    }

    private IEnumerable<BlockEntry> Entries()
    {
        foreach (byte[] evidence in _evidence.Values) yield return new BlockEntry(EntryKind.Evidence, evidence);
        foreach (var entry in data.Entries()) yield return entry;
        foreach (var transaction in transactions.All)
        {
            yield return new BlockEntry(EntryKind.Transaction, transaction.Bytes);
        }

        foreach (var statement in pool.Take(genesis.MaxBlockEntries, genesis.MaxBlockBytes))
        {
            yield return new BlockEntry(EntryKind.Statement, statement.Bytes);
        }
    }

    private void Drop(SkippedEntry left)
    {
        switch (left.Entry.Kind)
        {
            case EntryKind.Evidence:
                _evidence.Remove(Hash256.Of(left.Entry.Bytes.Span));
                break;
            case EntryKind.Transaction when Transaction.TryParse(left.Entry.Bytes, out var transaction):
                transactions.Refuse(transaction.Id, left.Refusal.ToString());
                break;
            case EntryKind.Ballot or EntryKind.Quarantine:
                data.Refuse(left.Entry);
                break;
            // Gateways have begun to dispute it: it stays until they have decided.
            case EntryKind.Statement when left.Refusal == EntryRefusal.Disputed:
                if (Statement.TryParse(left.Entry.Bytes, out var disputed)) pool.Doubt(disputed);
                break;
            // A reading that is too early for the header's time will be in time for a later one.
            case EntryKind.Statement when left.Refusal != EntryRefusal.FutureTime:
                if (Statement.TryParse(left.Entry.Bytes, out var statement)) pool.Reject(statement);
                refusals.Add(left.Refusal.ToString(), "in a block of our own");
                break;
        }
    }
}
