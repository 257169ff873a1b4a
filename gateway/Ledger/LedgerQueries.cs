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

    public static StatementProof? Prove(LedgerReadModel index, Func<long, StoredBlock?> blocks, Hash256 id) =>
        FindEntry(index, blocks, id) is { } location && blocks(location.Height) is { } found
            ? StatementProof.Of(found.Block, location.Index, found.Certificate)
            : null;

    private static Hash256? IdOf(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement => Statement.TryParse(entry.Bytes, out var statement) ? statement.Id : null,
        EntryKind.Transaction => Transaction.TryParse(entry.Bytes, out var transaction) ? transaction.Id : null,
        EntryKind.Quarantine => Quarantine.TryParse(entry.Bytes, out var quarantine) ? quarantine.Statement.Id : null,
        _ => Hash256.Of(entry.Bytes.Span),
    };
}
