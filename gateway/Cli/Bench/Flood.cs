using System.Diagnostics;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Boards that send far more than they may.</summary>
/// <remarks>
/// Half of them sign well and send the next few thousand links of their chains over and over; what a gateway has not
/// seen of it is worth a signature. The other half send signatures that are wrong.
/// </remarks>
internal sealed class Flood : IDisposable
{
    // More than a gateway keeps of one signer.
    private const int Ahead = 6000;

    private readonly BenchRegion _region;
    private readonly BoardLinks _links;
    private readonly Statement[][] _chains;
    private readonly double _perSecond;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly long[] _at;
    private readonly long[] _furthest;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _sent;

    /// <param name="chains">Of the boards that sign well; as many more boards after them sign badly.</param>
    public Flood(BenchRegion region, BoardLinks links, Statement[][] chains, double perSecond)
    {
        (_region, _links, _chains, _perSecond) = (region, links, chains, perSecond);
        _at = new long[chains.Length];
        _furthest = new long[chains.Length];
        _thread = new Thread(Run) { IsBackground = true, Name = "load" };
        _thread.Start();
    }

    public double PerSecond => _sent / Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>
    /// Sends what is not final yet of all that was ever sent, as boards do; answers whether there was anything.
    /// </summary>
    public bool SendRest(int atOnce)
    {
        bool isLeft = false;
        for (int board = 0; board < _chains.Length; board++)
        {
            long first = FirstNotFinal(board);
            isLeft |= first <= _furthest[board];
            for (long at = first; at <= _furthest[board] && at < first + atOnce; at++)
            {
                _links.Publish(board, _chains[board][at].Bytes);
            }
        }

        return isLeft;
    }

    /// <summary>Ends the flood.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _thread.Join();
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            long due = (long)(Stopwatch.GetElapsedTime(_start).TotalSeconds * _perSecond);
            if (_sent >= due) Thread.Sleep(1);
            for (; _sent < due && !_stop.IsCancellationRequested; _sent++) SendOne((int)(_sent % (2 * _chains.Length)));
        }
    }

    private void SendOne(int board)
    {
        var chain = _chains[board % _chains.Length];
        if (board < _chains.Length)
        {
            _links.Publish(board, NextOf(board).Bytes);
            return;
        }

        byte[] forged = chain[_sent % chain.Length].Bytes.ToArray();
        forged[^1] ^= (byte)(1 + (_sent & 0x7f));
        _links.Publish(board, forged);
    }

    // In a circle over what follows the newest final link.
    private Statement NextOf(int board)
    {
        var chain = _chains[board];
        long first = Math.Min(FirstNotFinal(board), chain.Length - 1);
        long at = first + (_at[board]++ % Math.Min(Ahead, chain.Length - first));
        _furthest[board] = Math.Max(_furthest[board], at);
        return chain[at];
    }

    private long FirstNotFinal(int board)
    {
        var chain = _chains[board];
        long final = _region.Nodes.Min(node =>
            node.Ledger.Registry.TryGetSigner(chain[0].Signer, out var signer) ? signer.LastSeq : 0);
        return Math.Max(0, final + 1 - chain[0].Seq);
    }
}
