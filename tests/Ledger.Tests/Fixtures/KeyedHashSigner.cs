using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Fixtures;

internal sealed class KeyedHashSigner(PublicKey key) : ISigner
{
    public PublicKey PublicKey => key;

    public byte[] Sign(Hash256 digest) => KeyedHashScheme.Sign(key, digest);
}
