using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Counts what signatures cost, and takes it off the stage around them.</summary>
internal sealed class MeteredScheme(ISignatureScheme scheme, StageClock stages) : ISignatureScheme
{
    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
    {
        long start = StageClock.ThreadNanoseconds;
        bool isGood = scheme.Verify(key, digest, signature);
        long spent = StageClock.ThreadNanoseconds - start;
        stages.Add(Stage.Verify, spent);
        stages.Add(Stage.Parse, -spent);
        return isGood;
    }
}
