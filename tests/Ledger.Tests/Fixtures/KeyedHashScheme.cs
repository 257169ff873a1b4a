using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Fixtures;

/// <summary>Stands in for ECDSA where a test needs many signatures: SHA-256 over key and digest, twice.</summary>
internal sealed class KeyedHashScheme : ISignatureScheme
{
    public static KeyedHashScheme Instance { get; } = new();

    public static byte[] Sign(PublicKey key, Hash256 digest)
    {
        var half = SHA256.HashData([.. key.Xy, .. digest.ToArray()]);
        return [.. half, .. SHA256.HashData(half)];
    }

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature) =>
        signature.SequenceEqual(Sign(key, digest));
}
