using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Keys;

/// <summary>Real ES256, signed with the nonce of RFC 6979: the same run signs the same bytes.</summary>
/// <remarks>.NET signs with a random nonce, so the boards' own signer does it here.</remarks>
internal sealed class CurveKeys : IKeyMaker
{
    public ISignatureScheme Scheme => Es256Scheme.Instance;

    public IAgreementKey Key(int number) => new CurveKey(KeyPool.Get(number));

    private sealed class CurveKey((byte[] Scalar, PublicKey Public) pair) : IAgreementKey
    {
        private static readonly byte[] NoBlinding = new byte[P256.EntropyBytes];

        private readonly P256 _curve = new();

        public PublicKey PublicKey => pair.Public;

        public byte[] Sign(Hash256 digest)
        {
            byte[] signature = new byte[P256.SignatureBytes];
            return _curve.TrySign(pair.Scalar, digest.ToArray(), NoBlinding, signature)
                ? signature
                : throw new InvalidOperationException("a valid scalar signs any digest");
        }

        public byte[] DeriveSharedX(PublicKey other)
        {
            byte[] shared = new byte[P256.ScalarBytes];
            return _curve.TryAgree(pair.Scalar, other.Xy.ToArray(), NoBlinding, shared)
                ? shared
                : throw new InvalidOperationException("two valid keys agree");
        }
    }
}
