using System.Security.Cryptography;
using System.Text;

namespace EdgeLedger.Records;

/// <summary>The key under which one gateway authenticates one kind of frame to one board.</summary>
public static class FrameKey
{
    /// <summary>Bytes of a key: HMAC 256/256 (RFC 9053 section 3.1).</summary>
    public const int Size = 32;

    /// <summary>HKDF-SHA256 (RFC 5869) of the ECDH x-coordinate; both ends come to the same key.</summary>
    /// <param name="own">Either end's private key.</param>
    /// <param name="other">The other end's public key.</param>
    /// <param name="kind">Content type of the frame, so that a head can never pass for a command.</param>
    public static byte[] Derive(
        IAgreementKey own, PublicKey other, ChainId chain, int kind, Address board, Address gateway)
    {
        byte[] shared = own.DeriveSharedX(other);
        byte[] salt = Encoding.UTF8.GetBytes(chain.Value);
        var info = new CanonicalWriter(64)
            .WriteUnsigned(kind).WriteRaw(board.ToArray()).WriteRaw(gateway.ToArray());
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, Size, salt, info.ToArray());
        CryptographicOperations.ZeroMemory(shared);
        return key;
    }
}
