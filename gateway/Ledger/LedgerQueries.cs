using EdgeLedger.Contracts;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>Questions that need the index and the blocks together.</summary>
internal static class LedgerQueries
{
    /// <returns>The newest: a registry change may be asked for again, under the same id.</returns>
    public static EntryLocation? FindEntry(LedgerReadModel index, Func<long, StoredBlock?> blocks, Hash256 id)
    {
        var newestFirst = index.Find(id).OrderByDescending(at => at.Height).ThenByDescending(at => at.Index);
        foreach (var location in newestFirst)
        {
            if (blocks(location.Height) is { } found && IdOf(found.Block.Entries[location.Index]) == id)
            {
                return location;
            }
        }

        return null;
    }

    public static StatementProof? Prove(
        LedgerReadModel index, Func<long, StoredBlock?> blocks, ValidatorSchedule schedule, Hash256 id) =>
        FindEntry(index, blocks, id) is { } location && blocks(location.Height) is { } found
            ? new StatementProof(
                EntryProof.Of(found.Block, location.Index, found.Certificate),
                HistoryTo(index, blocks, schedule, location.Height))
            : null;

    /// <summary>The changes of the gateways that are in force at a height, from genesis on.</summary>
    /// <remarks>Every change names the one before it, so the way back needs no list of its own.</remarks>
    public static ValidatorHistory HistoryTo(
        LedgerReadModel index, Func<long, StoredBlock?> blocks, ValidatorSchedule schedule, long height)
    {
        var changes = new List<EntryProof>();
        var id = schedule.Last.ChangeId;
        while (id != Hash256.Zero)
        {
            var location = FindEntry(index, blocks, id)
                ?? throw new StoreCorruptException($"The change {id} of the gateways is not in the ledger.");
            var (block, certificate) = blocks(location.Height)!;
            if (location.Height <= height - ValidatorChange.Delay)
            {
                changes.Add(EntryProof.Of(block, location.Index, certificate));
            }

            id = Transaction.TryParse(block.Entries[location.Index].Bytes, out var transaction)
                ? transaction.Signatures[0].Prev
                : throw new StoreCorruptException($"The change {id} of the gateways cannot be read.");
        }

        changes.Reverse();
        return new ValidatorHistory(changes);
    }

    /// <summary>Who voted on a block of the ledger; null where the header names nobody who ever did.</summary>
    public static ValidatorSet? VotersOf(
        LedgerReadModel index, Func<long, StoredBlock?> blocks, ValidatorSchedule schedule, Genesis genesis,
        BlockHeader header)
    {
        ReadOnlySpan<ValidatorSet> known = [schedule.Last, schedule.Present, genesis.Validators];
        foreach (var set in known)
        {
            if (set.Hash == header.ValidatorsHash) return set;
        }

        var present = genesis.Validators;
        foreach (var proof in HistoryTo(index, blocks, schedule, header.Height).Changes)
        {
            if (ValidatorHistory.TryReadChange(proof.Entry, out var id, out var change))
            {
                present = present.Next(change, id);
            }
        }

        return present.Hash == header.ValidatorsHash ? present : null;
    }

    private static Hash256? IdOf(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement => Statement.TryParse(entry.Bytes, out var statement) ? statement.Id : null,
        EntryKind.Transaction => Transaction.TryParse(entry.Bytes, out var transaction) ? transaction.Id : null,
        EntryKind.Quarantine => Quarantine.TryParse(entry.Bytes, out var quarantine) ? quarantine.Statement.Id : null,
        _ => Hash256.Of(entry.Bytes.Span),
    };
}
