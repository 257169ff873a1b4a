using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Snapshots;
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
        var head = TryRestore(store, readModel, genesis);
        try
        {
            if (head is null)
            {
                readModel.Dispose();
                readModel = LedgerReadModel.Recreate(readModelPath, genesis.Hash);
                head = Begin(store, readModel, genesis, scheme);
            }

            var keeper = new StateKeeper(readModel);
            head = Replay(store, executor, head, keeper.Add);
            NewestBlocks.Check(
                store.GetBlock, head, genesis, scheme,
                header => LedgerQueries.VotersOf(readModel, store, head.Schedule, genesis, header));
            return new LedgerRecovery(head, HeaderAt(store, head.Height), keeper);
        }
        catch
        {
            readModel.Dispose();
            throw;
        }
    }

    /// <summary>The head that the blocks begin with: genesis, or a state that stands for the blocks before.</summary>
    /// <param name="scheme">Null to believe the votes, as a reader of the folder does.</param>
    /// <param name="readModel">Empty; it knows of nothing before the head.</param>
    public static LedgerHead Begin(
        IHeldBlocks held, LedgerReadModel readModel, Genesis genesis, ISignatureScheme? scheme)
    {
        if (held.LoadBase() is not { } snapshot)
        {
            return LedgerHead.Of(genesis);
        }

        var fault = scheme is not null ? snapshot.FindFault(genesis, scheme)
            : snapshot.HasRoot ? null
            : StateSnapshot.NotThatRoot;
        if (fault is not null)
        {
            throw StoreCorruptException.InBlock(snapshot.Height, null, fault);
        }

        var head = LedgerHead.Of(snapshot);
        readModel.BeginAt(head.Height, head.Hash, head.State.Entries);
        return head;
    }

    /// <returns>The head after the block of the kept copy; null if the read model cannot be believed.</returns>
    public static LedgerHead? TryRestore(IHeldBlocks held, LedgerReadModel readModel, Genesis genesis)
    {
        var isOfThisLedger = readModel.Height <= held.Height
            && readModel.StateHeight <= readModel.Height
            && readModel.StateHeight >= (held.Base?.Height ?? 0)
            && readModel.BlockHash == HashAt(held, readModel.Height, genesis);
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
            var header = HeaderAt(held, readModel.StateHeight)!;
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
                if (held.GetBlock(recent) is { } stored) signers.Recall(stored.Block);
            }

            return new LedgerHead(header.Height, header.Hash(), header.UnixMs, state, signers);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>Carries out the blocks after a head again.</summary>
    public static LedgerHead Replay(
        IHeldBlocks held, BlockExecutor executor, LedgerHead head, Action<Block, BlockExecution> seen,
        long? upTo = null)
    {
        while (head.Height < (upTo ?? held.Height))
        {
            var height = head.Height + 1;
            var block = held.GetBlock(height)?.Block
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

    // Of the newest of the pruned blocks, or of one that is held.
    private static BlockHeader? HeaderAt(IHeldBlocks held, long height) =>
        held.Base?.Height == height ? held.Base.Header : held.GetBlock(height)?.Block.Header;

    private static Hash256 HashAt(IHeldBlocks held, long height, Genesis genesis) =>
        height == 0 ? genesis.Hash : HeaderAt(held, height)?.Hash() ?? Hash256.Zero;
}
