using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Publishes a load as fast as the region takes it.</summary>
/// <remarks>
/// Like real boards it goes on only as the ledger does: no more than <see cref="Window"/> statements are on their way
/// and not final. What is sent past that would wait in queues, and be dropped when they are full.
/// </remarks>
internal sealed class LoadSender(BenchRegion region, FinalCount finals)
{
    /// <summary>Statements on their way: a few blocks' worth, and fewer than a gateway's intake holds.</summary>
    private const int Window = 6144;

    // In one write, so that a system call is shared.
    private const int BoardBatch = 8;

    /// <summary>Starts sending; the threads end when all is sent.</summary>
    public IReadOnlyList<Thread> Start((int Board, Statement Statement)[] load) =>
        region.Broker is null
            ? [.. region.Links.Select(link => Sender(() => SendThroughMemory(link, load)))]
            : [Sender(() => SendThroughBroker(load))];

    private void SendThroughMemory(Node.Ingest.MemoryBoardLink link, (int Board, Statement Statement)[] load)
    {
        var sources = region.Boards.Select(_ => new Node.Ingest.BoardSource(TimeProvider.System)).ToArray();
        for (int i = 0; i < load.Length; i++)
        {
            if (i % BoardBatch == 0) finals.WaitFor(i - Window);
            link.Publish(load[i].Statement.Bytes.ToArray(), sources[load[i].Board]);
        }
    }

    private void SendThroughBroker((int Board, Statement Statement)[] load)
    {
        BoardSocket[] boards = [.. region.Boards.Select((key, i) => Open(key, region.BoardPasswords[i]))];
        try
        {
            int round = boards.Length * BoardBatch;
            for (int start = 0; start < load.Length; start += round)
            {
                finals.WaitFor(start - Window);
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
