using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>ES256 that counts what it verified, so that a figure cannot come from work left out.</summary>
internal sealed class CountingScheme : ISignatureScheme
{
    private long _verified;

    public long Verified => Volatile.Read(ref _verified);

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
    {
        Interlocked.Increment(ref _verified);
        return Es256Scheme.Instance.Verify(key, digest, signature);
    }
}
