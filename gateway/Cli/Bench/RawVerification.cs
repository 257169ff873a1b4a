using System.Diagnostics;
using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>How many signatures all cores together can verify when they do nothing else.</summary>
internal static class RawVerification
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    /// <summary><see cref="ECDsa.VerifyHash(byte[], byte[])"/> with one imported key a thread, over real statements.</summary>
    public static double PerSecond(IReadOnlyList<Statement> statements, PublicKey key)
    {
        (byte[] Hash, byte[] Signature)[] cases =
            [.. statements.Select(one => (one.Id.ToArray(), one.Signature.ToArray()))];
        long verified = 0;
        long start = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => new Thread(() => Interlocked.Add(ref verified, Verify(cases, key, start))))
            .ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return verified / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Verify((byte[] Hash, byte[] Signature)[] cases, PublicKey key, long start)
    {
        byte[] xy = key.Xy.ToArray();
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = xy[..32], Y = xy[32..] },
        });
        long count = 0;
        while (Stopwatch.GetElapsedTime(start) < Length)
        {
            var (hash, signature) = cases[count % cases.Length];
            if (!ecdsa.VerifyHash(hash, signature)) throw new InvalidOperationException("a good signature was refused");
            count++;
        }

        return count;
    }
}
