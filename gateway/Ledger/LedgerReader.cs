using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.State;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>Reads a gateway's folder from outside, also while the gateway runs; changes nothing in it.</summary>
/// <remarks>
/// It believes the folder, as the gateway itself would; <see cref="Audit.LedgerAudit"/> is for whoever does not.
/// </remarks>
public sealed class LedgerReader : IDisposable
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly BlockFile _blocks;

    private LedgerReader(BlockFile blocks, LedgerReadModel readModel, LedgerHead head)
    {
        _blocks = blocks;
        ReadModel = readModel;
        (Signers, Disputes, Schedule) = (head.Signers, head.Disputes, head.Schedule);
    }

    public Genesis Genesis => _blocks.Genesis;

    /// <summary>Newest block when the folder was opened.</summary>
    public long Height => ReadModel.Height;

    public LedgerReadModel ReadModel { get; }

    public SignerDirectory Signers { get; }

    public DisputeDirectory Disputes { get; }

    /// <summary>Who votes, and who will.</summary>
    public ValidatorSchedule Schedule { get; }

    /// <exception cref="StoreException">There is no ledger, or it cannot be read.</exception>
    public static LedgerReader Open(string directory)
    {
        for (var attempt = 1; ; attempt++)
        {
            var blocks = BlockFile.Open(directory);
            try
            {
                var isLast = attempt == Attempts || !FolderLock.IsHeld(directory);
                var restored = Restore(blocks, Path.Combine(directory, StoreLayout.ReadModelFile));
                if (restored is not null || isLast)
                {
                    var (readModel, head) = restored ?? Rebuild(blocks);
                    return new LedgerReader(blocks, readModel, head);
                }
            }
            catch
            {
                blocks.Dispose();
                throw;
            }

            // A running gateway may be between writing a block and indexing it.
            blocks.Dispose();
            Thread.Sleep(Pause);
        }
    }

    /// <returns>Null where there is no such block.</returns>
    public StoredBlock? GetBlock(long height) => _blocks.GetBlock(height);

    /// <summary>Hash of a block, also of one that was pruned; null where nothing is known of it.</summary>
    public Hash256? HashAt(long height) => _blocks.Base is { } held && held.Height == height
        ? held.Hash
        : _blocks.GetBlock(height)?.Block.Hash ?? _blocks.GetPruned(height)?.Hash;

    /// <summary>Where a final statement, transaction or evidence stands; null if it is not final.</summary>
    public EntryLocation? FindEntry(Hash256 id) => LedgerQueries.FindEntry(ReadModel, GetBlock, id);

    /// <summary>Proof that a final entry is in the ledger; null if it is not.</summary>
    public StatementProof? Prove(Hash256 id) => LedgerQueries.Prove(ReadModel, _blocks, Schedule, id);

    /// <summary>Proof of an entry whose bytes the caller has, also where its block was pruned; null if not final.</summary>
    public StatementProof? Prove(BlockEntry entry) => LedgerQueries.Prove(ReadModel, _blocks, Schedule, entry);

    /// <summary>The block up to which a certified state stands for the blocks; null where all are held.</summary>
    public Checkpoint? Base => _blocks.Base;

    /// <summary>Every change of the gateways up to now, each with its proof.</summary>
    public ValidatorHistory History => LedgerQueries.HistoryTo(ReadModel, _blocks, Schedule, long.MaxValue);

    public void Dispose()
    {
        ReadModel.Dispose();
        _blocks.Dispose();
    }

    // The file lags behind a running gateway; a copy in memory is brought up to date.
    private static (LedgerReadModel ReadModel, LedgerHead Head)? Restore(BlockFile blocks, string path)
    {
        var readModel = LedgerReadModel.TryOpenReadOnly(path, blocks.Genesis.Hash);
        if (readModel is null)
        {
            return null;
        }

        var head = LedgerRecovery.TryRestore(blocks, readModel, blocks.Genesis);
        if (head is null)
        {
            readModel.Dispose();
            return null;
        }

        if (readModel.Height < blocks.Height)
        {
            var file = readModel;
            readModel = file.CopyToMemory();
            file.Dispose();
        }

        return (readModel, Replay(blocks, head, readModel));
    }

    private static (LedgerReadModel ReadModel, LedgerHead Head) Rebuild(BlockFile blocks)
    {
        var readModel = LedgerReadModel.Open(":memory:", blocks.Genesis.Hash);
        var head = LedgerRecovery.Begin(blocks, readModel, blocks.Genesis, scheme: null);
        return (readModel, Replay(blocks, head, readModel));
    }

    private static LedgerHead Replay(BlockFile blocks, LedgerHead head, LedgerReadModel readModel)
    {
        var executor = new BlockExecutor(blocks.Genesis, Es256Scheme.Instance);
        return LedgerRecovery.Replay(
            blocks, executor, head,
            (block, execution) => readModel.Take(block, execution.Applied));
    }
}
