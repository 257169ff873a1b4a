using System.Security.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Support;

/// <summary>Signs with HMAC-SHA-512 under the public key: forgeable, but far quicker.</summary>
internal sealed class KeyedHashSigner(PublicKey publicKey) : ISigner
{
    public PublicKey PublicKey => publicKey;

    public byte[] Sign(Hash256 digest) => HMACSHA512.HashData(publicKey.Xy, digest.ToArray());
}
