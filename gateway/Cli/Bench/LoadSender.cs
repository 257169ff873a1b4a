using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Publishes a load as fast as the region takes it.</summary>
/// <remarks>
/// Like real boards it goes on only as the ledger does: no more than some blocks' worth of statements are on their
/// way and not final. What is sent past that would wait in queues, and be dropped when they are full.
/// </remarks>
internal sealed class LoadSender(BenchRegion region, FinalCount finals)
{
    // Fewer than a gateway's intake holds.
    private const int MostOnTheirWay = 24_576;
    private const int BlocksOnTheirWay = 3;

    // In one write, so that a system call is shared.
    private const int BoardBatch = 8;

    /// <summary>Starts sending; the threads end when all is sent.</summary>
    public IReadOnlyList<Thread> Start((int Board, Statement Statement)[] load)
    {
        int window = WindowFor(load[0].Statement);
        return region.Broker is null
            ? [.. region.Links.Select(link => Sender(() => SendThroughMemory(link, load, window)))]
            : [Sender(() => SendThroughBroker(load, window))];
    }

    private int WindowFor(Statement one)
    {
        int ofBlock = Math.Min(region.Genesis.MaxBlockEntries / 2, region.Genesis.MaxBlockBytes / one.Bytes.Length);
        return Math.Min(BlocksOnTheirWay * ofBlock, MostOnTheirWay);
    }

    private void SendThroughMemory(
        Node.Ingest.MemoryBoardLink link, (int Board, Statement Statement)[] load, int window)
    {
        var sources = region.Boards.Select(_ => new Node.Ingest.BoardSource(TimeProvider.System)).ToArray();
        for (int i = 0; i < load.Length; i++)
        {
            if (i % BoardBatch == 0) finals.WaitFor(i - window);
            link.Publish(load[i].Statement.Bytes.ToArray(), sources[load[i].Board]);
        }
    }

    private void SendThroughBroker((int Board, Statement Statement)[] load, int window)
    {
        BoardSocket[] boards = [.. region.Boards.Select((key, i) => Open(key, region.BoardPasswords[i]))];
        try
        {
            int round = boards.Length * BoardBatch;
            for (int start = 0; start < load.Length; start += round)
            {
                finals.WaitFor(start - window);
                foreach (var (board, statement) in load.AsSpan(start, Math.Min(round, load.Length - start)))
                {
                    boards[board].Publish(statement.Bytes.Span);
                }

                foreach (var board in boards)
                {
                    board.WaitFor(BoardBatch);
                    board.Flush();
                }
            }

            foreach (var board in boards) board.WaitFor(0);
        }
        finally
        {
            foreach (var board in boards) board.Dispose();
        }
    }

    private BoardSocket Open(EcdsaSigner board, string password)
    {
        string address = board.Address.ToString();
        return BoardSocket.Open(
            region.Broker!.Port, address, password, $"el/{region.Genesis.Region}/{address}/statement");
    }

    private static Thread Sender(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true, Name = "load" };
        thread.Start();
        return thread;
    }
}
