using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>Writes a store anew beside the old one, with the gateway's own votes, and swaps the two.</summary>
internal static class StoreRewrite
{
    /// <param name="directory">Held by the caller, and no swap under way in it.</param>
    /// <param name="workFolder">Name of the folder in it that the new store is written to.</param>
    /// <param name="plan">Given what is there: the genesis, and what fills the new store.</param>
    public static void Run(
        string directory, string workFolder, Func<SalvagedStore, (Genesis Genesis, Action<LedgerStore> Fill)> plan)
    {
        var work = Path.Combine(directory, workFolder);
        DeleteFolder(work);
        using (var present = SalvagedStore.Open(directory))
        {
            var (genesis, fill) = plan(present);
            using var store = LedgerStore.Open(work, genesis);
            fill(store);
            if (present.Votes is { } votes)
            {
                store.SaveConsensus(votes);
            }

            if (present.IsVotingAllowed)
            {
                store.AllowVoting();
            }
        }

        StoreSwap.Replace(directory, Path.Combine(work, StoreLayout.LedgerFile));
        DeleteFolder(work);
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
