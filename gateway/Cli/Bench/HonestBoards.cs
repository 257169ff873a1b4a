using System.Collections.Concurrent;
using System.Diagnostics;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Boards that send one statement a second, as real ones do: few at once, and again until it is final.</summary>
internal sealed class HonestBoards : IDisposable
{
    private const int MostInFlight = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(5);

    private readonly BoardLinks _links;
    private readonly BenchRegion _region;
    private readonly Statement[][] _chains;
    private readonly int _firstBoard;
    private readonly int[] _next;
    private readonly ConcurrentDictionary<Hash256, Sent> _sent = [];
    private readonly ConcurrentBag<double> _latenciesMs = [];
    private readonly Action<CommittedBlock>[] _handlers;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private int _count;

    /// <param name="chains">Signed beforehand, one of each board.</param>
    /// <param name="firstBoard">Number of the first of these boards among the region's.</param>
    public HonestBoards(BenchRegion region, BoardLinks links, Statement[][] chains, int firstBoard)
    {
        (_region, _links, _chains, _firstBoard) = (region, links, chains, firstBoard);
        _next = new int[chains.Length];
        _handlers = [.. region.Nodes.Select(_ => new Action<CommittedBlock>(Committed))];
        for (int i = 0; i < _handlers.Length; i++) region.Nodes[i].Committed += _handlers[i];
        _thread = new Thread(Run) { IsBackground = true, Name = "load" };
    }

    public int Count => Volatile.Read(ref _count);

    public int Final => _latenciesMs.Count;

    public void Start() => _thread.Start();

    /// <summary>Sends no new statements; what is not final goes on being sent again.</summary>
    public void MeasureNoMore() => _stop.Cancel();

    public double LatencyMs(double share)
    {
        double[] sorted = [.. _latenciesMs.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    public void Dispose()
    {
        _stop.Cancel();
        _sent.Clear();
        if (_thread.IsAlive) _thread.Join();
        for (int i = 0; i < _handlers.Length; i++) _region.Nodes[i].Committed -= _handlers[i];
        _stop.Dispose();
    }

    private void Run()
    {
        for (int round = 0; !_stop.IsCancellationRequested || !_sent.IsEmpty; round++)
        {
            long start = Stopwatch.GetTimestamp();
            SendAgain();
            for (int board = 0; board < _chains.Length && !_stop.IsCancellationRequested; board++) SendNext(board);
            var left = Interval - Stopwatch.GetElapsedTime(start);
            if (left > TimeSpan.Zero) Thread.Sleep(left);
        }
    }

    private void SendNext(int board)
    {
        int next = _sent.Values.Count(one => one.Board == board) < MostInFlight ? _next[board] : _chains[board].Length;
        if (next >= _chains[board].Length) return;
        _next[board] = next + 1;
        var statement = _chains[board][next];
        long now = Stopwatch.GetTimestamp();
        _sent[statement.Id] = new Sent(board, statement, now) { LastTicks = now };
        Interlocked.Increment(ref _count);
        _links.Publish(_firstBoard + board, statement.Bytes);
    }

    private void SendAgain()
    {
        foreach (var one in _sent.Values.OrderBy(one => one.Statement.Seq))
        {
            if (Stopwatch.GetElapsedTime(one.LastTicks) < Resend) continue;
            one.LastTicks = Stopwatch.GetTimestamp();
            _links.Publish(_firstBoard + one.Board, one.Statement.Bytes);
        }
    }

    private void Committed(CommittedBlock committed)
    {
        foreach (var entry in committed.Applied)
        {
            if (!_sent.TryGetValue(entry.Id, out var sent)) continue;
            if (Interlocked.Increment(ref sent.Gateways) < _handlers.Length) continue;
            _latenciesMs.Add(Stopwatch.GetElapsedTime(sent.FirstTicks).TotalMilliseconds);
            _sent.TryRemove(entry.Id, out _);
        }
    }

    private sealed class Sent(int board, Statement statement, long firstTicks)
    {
        public int Gateways;

        public int Board => board;

        public Statement Statement => statement;

        public long FirstTicks => firstTicks;

        public long LastTicks { get; set; }
    }
}
