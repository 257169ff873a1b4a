using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>Brings state and read model up to the stored blocks when a ledger is opened.</summary>
/// <remarks>
/// The kept copy of the state is believed only if its root stands in the header of the block it was taken after;
/// every block after it must lead to the root in its own header. A read model that does not fit is rebuilt from
/// block 1; blocks that do not fit are corruption.
/// </remarks>
internal sealed record LedgerRecovery(LedgerHead Head, BlockHeader? TipHeader, StateKeeper Keeper)
{
    private const int RecalledBlocks = 16;

    public static LedgerRecovery Run(
        ILedgerStore store, BlockExecutor executor, Genesis genesis, ISignatureScheme scheme,
        string readModelPath)
    {
        var readModel = LedgerReadModel.Open(readModelPath, genesis.Hash);
        var head = TryRestore(store.GetBlock, store.Height, readModel, genesis);
        if (head is null)
        {
            readModel.Dispose();
            readModel = LedgerReadModel.Recreate(readModelPath, genesis.Hash);
            head = LedgerHead.Of(genesis);
        }

        try
        {
            var keeper = new StateKeeper(readModel);
            head = Replay(store.GetBlock, store.Height, executor, head, keeper.Add);
            NewestBlocks.Check(
                store.GetBlock, head, genesis, scheme,
                header => LedgerQueries.VotersOf(readModel, store.GetBlock, head.Schedule, genesis, header));
            return new LedgerRecovery(head, store.GetBlock(head.Height)?.Block.Header, keeper);
        }
        catch
        {
            readModel.Dispose();
            throw;
        }
    }

    /// <returns>The head after the block of the kept copy; null if the read model cannot be believed.</returns>
    public static LedgerHead? TryRestore(
        Func<long, StoredBlock?> blocks, long height, LedgerReadModel readModel, Genesis genesis)
    {
        var isOfThisLedger = readModel.Height <= height
            && readModel.StateHeight <= readModel.Height
            && readModel.BlockHash == HashAt(blocks, readModel.Height, genesis);
        if (!isOfThisLedger)
        {
            return null;
        }

        if (readModel.StateHeight == 0)
        {
            return LedgerHead.Of(genesis);
        }

        try
        {
            var header = blocks(readModel.StateHeight)!.Block.Header;
            var initial = new Dictionary<byte[], byte[]>(ByteKeyComparer.Instance);
            foreach (var (key, value) in LedgerState.Of(genesis).Entries.Concat(readModel.ReadState()))
            {
                initial[key] = value;
            }

            var state = new LedgerState(initial);
            if (state.Root != header.StateRoot) return null;
            var signers = new SignerDirectory(state);
            for (var recent = Math.Max(1, header.Height - RecalledBlocks + 1); recent <= header.Height; recent++)
            {
                signers.Recall(blocks(recent)!.Block);
            }

            return new LedgerHead(header.Height, header.Hash(), header.UnixMs, state, signers);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>Carries out the blocks after a head again, up to a height.</summary>
    public static LedgerHead Replay(
        Func<long, StoredBlock?> blocks, long upTo, BlockExecutor executor, LedgerHead head,
        Action<Block, BlockExecution> seen)
    {
        while (head.Height < upTo)
        {
            var height = head.Height + 1;
            var block = blocks(height)?.Block
                ?? throw StoreCorruptException.InBlock(height, null, "it is missing");
            var check = executor.Replay(block, head, out var execution);
            if (execution is null)
            {
                throw StoreCorruptException.InBlock(height, null, $"it is not valid: {check}");
            }

            head = head.Advance(block, execution);
            seen(block, execution);
        }

        return head;
    }

    private static Hash256 HashAt(Func<long, StoredBlock?> blocks, long height, Genesis genesis) =>
        height == 0 ? genesis.Hash : blocks(height)?.Block.Hash ?? Hash256.Zero;
}
