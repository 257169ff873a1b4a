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
        LedgerReadModel index, IHeldBlocks held, ValidatorSchedule schedule, Hash256 id) =>
        FindEntry(index, held.GetBlock, id) is { } location && held.GetBlock(location.Height) is { } found
            ? new StatementProof(
                EntryProof.Of(found.Block, location.Index, found.Certificate),
                HistoryTo(index, held, schedule, location.Height))
            : ProveKept(index, held, schedule, id);

    /// <summary>Proof of an entry whose bytes the caller has, also where its block was pruned.</summary>
    public static StatementProof? Prove(
        LedgerReadModel index, IHeldBlocks held, ValidatorSchedule schedule, BlockEntry entry)
    {
        if (IdOf(entry) is { } id && Prove(index, held, schedule, id) is { } proof)
        {
            return proof;
        }

        // The index may have been built anew since: then it does not know of what was pruned.
        for (var height = held.Base?.Height ?? 0; height > 0; height--)
        {
            if (held.GetPruned(height)?.Prove(entry) is { } found)
            {
                return new StatementProof(found, HistoryTo(index, held, schedule, height));
            }
        }

        return null;
    }

    /// <summary>The changes of the gateways that are in force at a height, from genesis on.</summary>
    /// <remarks>Every change names the one before it, so the way back needs no list of its own.</remarks>
    public static ValidatorHistory HistoryTo(
        LedgerReadModel index, IHeldBlocks held, ValidatorSchedule schedule, long height)
    {
        var changes = new List<EntryProof>();
        var id = schedule.Last.ChangeId;
        while (id != Hash256.Zero)
        {
            if (HistoryWith(held.Base, id) is { } before)
            {
                changes.AddRange(before.Where(change => HeightOf(change) <= height - ValidatorChange.Delay).Reverse());
                break;
            }

            var location = FindEntry(index, held.GetBlock, id)
                ?? throw new StoreCorruptException($"The change {id} of the gateways is not in the ledger.");
            var (block, certificate) = held.GetBlock(location.Height)!;
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
        LedgerReadModel index, IHeldBlocks held, ValidatorSchedule schedule, Genesis genesis, BlockHeader header)
    {
        ReadOnlySpan<ValidatorSet> known = [schedule.Last, schedule.Present, genesis.Validators];
        foreach (var set in known)
        {
            if (set.Hash == header.ValidatorsHash) return set;
        }

        var present = genesis.Validators;
        foreach (var proof in HistoryTo(index, held, schedule, header.Height).Changes)
        {
            if (ValidatorHistory.TryReadChange(proof.Entry, out var id, out var change))
            {
                present = present.Next(change, id);
            }
        }

        return present.Hash == header.ValidatorsHash ? present : null;
    }

    // Of a pruned block all entries but statements are kept whole.
    private static StatementProof? ProveKept(
        LedgerReadModel index, IHeldBlocks held, ValidatorSchedule schedule, Hash256 id)
    {
        foreach (var location in index.Find(id))
        {
            if (held.GetPruned(location.Height) is { } pruned && pruned.Kept[location.Index] is { } entry
                && IdOf(entry) == id && pruned.Prove(entry) is { } proof)
            {
                return new StatementProof(proof, HistoryTo(index, held, schedule, location.Height));
            }
        }

        return null;
    }

    // The changes up to this one, from genesis on, where they stand in blocks that are not held any more.
    private static IEnumerable<EntryProof>? HistoryWith(Checkpoint? checkpoint, Hash256 id)
    {
        var changes = checkpoint?.History.Changes ?? [];
        var count = changes.ToList().FindIndex(
            change => ValidatorHistory.TryReadChange(change.Entry, out var found, out _) && found == id) + 1;
        return count > 0 ? changes.Take(count) : null;
    }

    private static long HeightOf(EntryProof proof) =>
        BlockHeader.TryParse(proof.HeaderBytes.Span, out var header) ? header.Height : long.MaxValue;

    private static Hash256? IdOf(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement => Statement.TryParse(entry.Bytes, out var statement) ? statement.Id : null,
        EntryKind.Transaction => Transaction.TryParse(entry.Bytes, out var transaction) ? transaction.Id : null,
        EntryKind.Quarantine => Quarantine.TryParse(entry.Bytes, out var quarantine) ? quarantine.Statement.Id : null,
        _ => Hash256.Of(entry.Bytes.Span),
    };
}
