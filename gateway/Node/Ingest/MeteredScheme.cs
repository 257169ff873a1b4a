using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Counts what signatures cost, apart from the stage around them.</summary>
internal sealed class MeteredScheme(ISignatureScheme scheme, StageClock stages) : ISignatureScheme
{
    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
    {
        using var _ = StageClock.Measure(stages, Stage.Verify);
        stages.CountVerification();
        return scheme.Verify(key, digest, signature);
    }
}
