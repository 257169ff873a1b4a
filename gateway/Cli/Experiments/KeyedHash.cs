using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Experiments;

/// <summary>Stands in for ES256: SHA-256 over key and digest, twice. The experiment is about who says what, not
/// about forgery.</summary>
internal sealed class KeyedHash(PublicKey key) : ISigner
{
    public static ISignatureScheme Scheme { get; } = new SharedScheme();

    public PublicKey PublicKey => key;

    /// <summary>The same key for the same seed and number.</summary>
    public static KeyedHash Of(int seed, int number)
    {
        byte[] scalar = SHA256.HashData([.. BitConverter.GetBytes(seed), .. BitConverter.GetBytes(number)]);
        using var signer = EcdsaSigner.FromScalar(scalar);
        return new KeyedHash(signer.PublicKey);
    }

    public byte[] Sign(Hash256 digest) => Sign(key, digest);

    private static byte[] Sign(PublicKey key, Hash256 digest)
    {
        byte[] half = SHA256.HashData([.. key.Xy, .. digest.ToArray()]);
        return [.. half, .. SHA256.HashData(half)];
    }

    private sealed class SharedScheme : ISignatureScheme
    {
        public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature) =>
            signature.SequenceEqual(Sign(key, digest));
    }
}
