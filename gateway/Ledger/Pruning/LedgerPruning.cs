using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Pruning;

/// <summary>Takes the statements out of old blocks and keeps what proves them.</summary>
/// <remarks>
/// Left of a block are its header and votes, every entry that is no statement, and the Merkle leaf of each statement:
/// whoever has a statement's bytes can have it proven for ever. Before anything goes, the whole ledger is audited and
/// a checkpoint of the last pruned block is written to where the operator keeps it, the anchor. The new store is
/// written beside the old one and takes its place when it is complete.
/// </remarks>
public static class LedgerPruning
{
    /// <summary>Newest blocks that always stay whole: boards send again what they hold.</summary>
    public const int BlocksKept = 16;

    private const string WorkFolder = "prune";
    private const int BlocksInTransaction = 64;

    /// <param name="before">First block that stays whole.</param>
    /// <param name="anchor">File for the checkpoint; it must not exist, unless it holds the same.</param>
    /// <exception cref="StoreException">In use, damaged, or nothing to prune; the folder is as it was.</exception>
    public static PruneResult Run(
        string directory, Hash256? genesis, ISignatureScheme scheme, Func<long, Func<long, long>, long> before,
        string anchor)
    {
        using var folder = StoreFolder.Take(directory);
        StoreSwap.Finish(directory);
        Audit(directory, genesis, scheme);
        var bytesBefore = BytesOf(directory);
        PruneResult? result = null;
        StoreRewrite.Run(directory, WorkFolder, present => (present.Genesis!, store =>
        {
            using var reader = LedgerReader.Open(directory);
            using var blocks = BlockFile.Open(directory);
            var first = before(blocks.Height, height => TimeOf(blocks, height));
            Check(first, blocks);
            var snapshot = TakeSnapshot(blocks, reader, first - 1, scheme);
            WriteAnchor(anchor, snapshot.Checkpoint);
            result = Copy(blocks, store, snapshot) with { BytesBefore = bytesBefore };
        }));
        return result! with { BytesAfter = BytesOf(directory) };
    }

    private static void Audit(string directory, Hash256? genesis, ISignatureScheme scheme)
    {
        var audit = LedgerAudit.Verify(directory, genesis, scheme);
        if (!audit.Ok)
        {
            throw new StoreException($"Nothing is pruned from a ledger that is not right: {audit.Error}");
        }
    }

    private static void Check(long first, BlockFile blocks)
    {
        var present = (blocks.Base?.Height ?? 0) + 1;
        if (first <= present)
        {
            throw new StoreException($"Nothing to prune: block {present} is the first that is whole.");
        }

        if (first > blocks.Height - BlocksKept + 1)
        {
            throw new StoreException(
                $"The newest {BlocksKept} blocks stay whole: name a height up to {blocks.Height - BlocksKept + 1}.");
        }
    }

    private static StateSnapshot TakeSnapshot(
        BlockFile blocks, LedgerReader reader, long height, ISignatureScheme scheme)
    {
        var head = blocks.LoadBase() is { } snapshot ? LedgerHead.Of(snapshot) : LedgerHead.Of(blocks.Genesis);
        var executor = new BlockExecutor(blocks.Genesis, scheme);
        head = LedgerRecovery.Replay(blocks, executor, head, (_, _) => { }, height);
        var (block, certificate) = blocks.GetBlock(height)!;
        var history = LedgerQueries.HistoryTo(reader.ReadModel, blocks, reader.Schedule, height);
        return StateSnapshot.Of(new Checkpoint(block.Header, block.HeaderBytes, certificate, history), head.State);
    }

    private static PruneResult Copy(BlockFile from, LedgerStore to, StateSnapshot snapshot)
    {
        long blocks = 0, statements = 0;
        to.Begin(snapshot, Pruned());
        for (var height = snapshot.Height + 1; height <= from.Height; height += BlocksInTransaction)
        {
            var last = Math.Min(from.Height, height + BlocksInTransaction - 1);
            to.AppendAll([.. Range(height, last).Select(at => from.GetBlock(at)!)]);
        }

        return new PruneResult(snapshot.Height, from.Height, blocks, statements, 0, 0);

        IEnumerable<PrunedBlock> Pruned()
        {
            foreach (var height in Range(1, snapshot.Height))
            {
                if (from.GetPruned(height) is { } before)
                {
                    yield return before;
                }
                else if (from.GetBlock(height) is { } whole)
                {
                    var pruned = PrunedBlock.Of(whole);
                    blocks++;
                    statements += pruned.Kept.Count(entry => entry is null);
                    yield return pruned;
                }
            }
        }
    }

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var height = from; height <= to; height++)
        {
            yield return height;
        }
    }

    private static long TimeOf(BlockFile blocks, long height) =>
        blocks.GetBlock(height)?.Block.Header.UnixMs ?? blocks.GetPruned(height)?.Header.UnixMs ?? 0;

    private static void WriteAnchor(string path, Checkpoint checkpoint)
    {
        var bytes = checkpoint.Encode();
        if (File.Exists(path))
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                throw new StoreException($"{path} holds something else: an anchor is never overwritten.");
            }

            return;
        }

        var temporary = path + ".part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
        FolderFlush.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static long BytesOf(string directory)
    {
        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        return new[] { path, path + StoreLayout.WalSuffix }.Select(one => new FileInfo(one))
            .Where(file => file.Exists).Sum(file => file.Length);
    }
}
