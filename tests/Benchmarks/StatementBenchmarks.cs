using BenchmarkDotNet.Attributes;
using EdgeLedger.Records;

namespace EdgeLedger.Benchmarks;

/// <summary>What one statement costs a gateway, stage by stage.</summary>
[MemoryDiagnoser]
public class StatementBenchmarks
{
    private byte[] _bytes = [];
    private Statement _statement = null!;
    private EcdsaSigner _signer = null!;

    [Params(1, 32)]
    public int Readings { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _signer = EcdsaSigner.Create();
        Reading[] readings = [.. Enumerable.Range(0, Readings).Select(i => new Reading
        {
            UnixSeconds = 1_750_000_000 + (900 * i),
            ImportWh = 1_000_000 + i,
            PowerW = 450,
            Millivolts = 230_000,
            Quality = 0,
        })];
        _bytes = Statement.Encode(
            _signer, new ChainId("bench-0123456789abcdef"), ContentType.Reading, 2, Hash256.Zero,
            ReadingPayload.Encode(readings));
        if (!Statement.TryParse(_bytes, out var statement)) throw new InvalidOperationException("not a statement");
        _statement = statement;
    }

    [GlobalCleanup]
    public void Cleanup() => _signer.Dispose();

    [Benchmark]
    public bool ParseAndHash() => Statement.TryParse(_bytes, out _);

    [Benchmark]
    public bool ParseReadings() => ReadingPayload.TryParse(_statement.Payload, out _);

    [Benchmark(Baseline = true)]
    public bool Verify() =>
        Es256Scheme.Instance.Verify(_signer.PublicKey, _statement.Id, _statement.Signature.Span);
}
