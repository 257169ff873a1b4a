using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Keys;

/// <summary>Signatures that are a keyed hash, SHA-512(public key || digest): a hundred times quicker than the
/// curve.</summary>
/// <remarks>Anybody could forge them; the simulated adversaries do not, as they could not forge real
/// ones.</remarks>
internal sealed class KeyedHashKeys : IKeyMaker, ISignatureScheme
{
    public static KeyedHashKeys Instance { get; } = new();

    public ISignatureScheme Scheme => this;

    public IAgreementKey Key(int number) => new KeyedHashKey(KeyPool.Get(number).Public);

    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[SHA512.HashSizeInBytes];
        Sign(key, digest, expected);
        return signature.SequenceEqual(expected);
    }

    private static void Sign(PublicKey key, Hash256 digest, Span<byte> signature)
    {
        Span<byte> input = stackalloc byte[PublicKey.XySize + Hash256.Size];
        key.Xy.CopyTo(input);
        digest.CopyTo(input[PublicKey.XySize..]);
        SHA512.HashData(input, signature);
    }

    private sealed class KeyedHashKey(PublicKey key) : IAgreementKey
    {
        public PublicKey PublicKey => key;

        public byte[] Sign(Hash256 digest)
        {
            byte[] signature = new byte[SHA512.HashSizeInBytes];
            KeyedHashKeys.Sign(key, digest, signature);
            return signature;
        }

        public byte[] DeriveSharedX(PublicKey other)
        {
            byte[] one = key.Xy.ToArray();
            byte[] two = other.Xy.ToArray();
            bool isOrdered = one.AsSpan().SequenceCompareTo(two) < 0;
            return SHA256.HashData(isOrdered ? [.. one, .. two] : [.. two, .. one]);
        }
    }
}
