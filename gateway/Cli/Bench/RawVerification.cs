using System.Diagnostics;
using System.Security.Cryptography;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>How many signatures all cores together can verify when they do nothing else.</summary>
/// <remarks>
/// <see cref="ECDsa.VerifyHash(byte[], byte[])"/> over the very statements of the load, with the keys of all its
/// boards imported once a thread. Measured in short slices before and after the load, of which the median counts:
/// what else the machine does comes and goes.
/// </remarks>
internal sealed class RawVerification(IReadOnlyList<Statement> statements, IReadOnlyList<EcdsaSigner> boards)
{
    private const int Slices = 5;
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(400);

    private readonly (int Key, byte[] Hash, byte[] Signature)[] _cases = Cases(statements, boards);
    private readonly List<double> _perSecond = [];
    private long _verified;
    private long _nanoseconds;

    /// <summary>Of all slices so far, after the first, which pays for compilation.</summary>
    public double PerSecond => _perSecond.Order().ElementAt(_perSecond.Count / 2);

    /// <summary>Processor time of one verification.</summary>
    public double Microseconds => _nanoseconds / 1e3 / Math.Max(1, _verified);

    public void Measure()
    {
        if (_perSecond.Count == 0) MeasureSlice(counts: false);
        for (int i = 0; i < Slices; i++) MeasureSlice(counts: true);
    }

    private void MeasureSlice(bool counts)
    {
        long verified = 0;
        long nanoseconds = 0;
        using var ready = new Barrier(Environment.ProcessorCount);
        var rates = new double[Environment.ProcessorCount];
        var threads = Enumerable.Range(0, rates.Length).Select(core => new Thread(() =>
        {
            var keys = boards.Select(board => Import(board.PublicKey)).ToArray();
            ready.SignalAndWait();
            long before = StageClock.ThreadNanoseconds;
            long start = Stopwatch.GetTimestamp();
            long count = Verify(keys, start, core);
            rates[core] = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
            Interlocked.Add(ref nanoseconds, StageClock.ThreadNanoseconds - before);
            Interlocked.Add(ref verified, count);
            foreach (var key in keys) key.Dispose();
        }) { Name = "bare" }).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (!counts) return;
        _perSecond.Add(rates.Sum());
        _verified += verified;
        _nanoseconds += nanoseconds;
    }

    private long Verify(ECDsa[] keys, long start, int core)
    {
        long count = 0;
        int at = _cases.Length / Environment.ProcessorCount * core;
        while (Stopwatch.GetElapsedTime(start) < SliceLength)
        {
            var (key, hash, signature) = _cases[at];
            if (!keys[key].VerifyHash(hash, signature))
            {
                throw new InvalidOperationException("a good signature was refused");
            }

            count++;
            at = (at + 1) % _cases.Length;
        }

        return count;
    }

    private static (int Key, byte[] Hash, byte[] Signature)[] Cases(
        IReadOnlyList<Statement> statements, IReadOnlyList<EcdsaSigner> boards)
    {
        var indexes = boards.Select((board, index) => (board.Address, index)).ToDictionary();
        return [.. statements.Select(one => (indexes[one.Signer], one.Id.ToArray(), one.Signature.ToArray()))];
    }

    private static ECDsa Import(PublicKey key)
    {
        byte[] xy = key.Xy.ToArray();
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = xy[..32], Y = xy[32..] },
        });
    }
}
