using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>Makes a damaged ledger whole again from what is left of it and from other gateways.</summary>
/// <remarks>
/// The new ledger is written beside the old one and takes its place when it is complete: killed at any moment, the
/// repair is run again. Nothing is taken on trust, from the damaged file as little as from a peer: every block is
/// carried out from genesis, with its certificate and every signature in it.
/// </remarks>
public static class LedgerRepair
{
    private const string WorkFolder = "repair";

    /// <param name="genesis">Null to take the damaged store's own, if that can still be read.</param>
    /// <param name="tell">Hears the height now and then.</param>
    /// <exception cref="StoreException">
    /// In use, no genesis, or a block that nobody holds; the folder is as it was.
    /// </exception>
    public static RepairResult Run(
        string directory, Genesis? genesis, ISignatureScheme scheme, IReadOnlyList<IBlockPeer> peers,
        Action<long>? tell = null)
    {
        using var folder = StoreFolder.Take(directory);
        StoreSwap.Finish(directory);
        RepairResult? result = null;
        StoreRewrite.Run(directory, WorkFolder, salvaged =>
        {
            var trusted = genesis ?? salvaged.Genesis
                ?? throw new StoreException("The genesis in the damaged ledger cannot be read: name it.");
            return (trusted, store =>
            {
                var blocks = new RepairedBlocks(trusted, scheme, salvaged, peers);
                blocks.WriteTo(store, tell);
                result = new RepairResult(
                    store.Height, blocks.OwnBlocks, blocks.BlocksFrom, salvaged.AreVotesIntact, blocks.Refused);
            });
        });
        return result!;
    }
}
