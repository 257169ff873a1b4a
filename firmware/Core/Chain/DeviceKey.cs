using System.Text;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Chain
{
    /// <summary>The device's private key, held in memory; it never leaves the board.</summary>
    public sealed class DeviceKey : ISigner
    {
        private readonly P256 _curve;
        private readonly byte[] _scalar;
        private readonly IEntropy _entropy;
        private readonly byte[] _blinding = new byte[P256.EntropyBytes];

        private DeviceKey(P256 curve, byte[] scalar, byte[] publicKey, IEntropy entropy)
        {
            _curve = curve;
            _scalar = scalar;
            _entropy = entropy;
            PublicKey = publicKey;
            Address = DeviceAddress.Of(publicKey, 0);
        }

        public byte[] Address { get; private set; }

        /// <summary>x and y, 64 bytes; not to be written to.</summary>
        public byte[] PublicKey { get; private set; }

        /// <param name="scalar">The private key, 32 bytes big-endian; taken over, not copied.</param>
        /// <param name="entropy">Hides the arithmetic from a probe on the supply; no result depends on it.</param>
        /// <returns>False when it is not a private key of the curve.</returns>
        public static bool TryCreate(P256 curve, byte[] scalar, IEntropy entropy, out DeviceKey key)
        {
            byte[] publicKey = new byte[DeviceAddress.PublicKeyBytes];
            byte[] blinding = new byte[P256.EntropyBytes];
            entropy.Fill(blinding);
            key = null;
            if (scalar == null || !curve.TryGetPublicKey(scalar, blinding, publicKey))
            {
                return false;
            }

            key = new DeviceKey(curve, scalar, publicKey, entropy);
            return true;
        }

        public void Sign(byte[] digest, byte[] signature)
        {
            _entropy.Fill(_blinding);
            _curve.TrySign(_scalar, digest, _blinding, signature);
        }

        /// <summary>What only the holder of this key can work out, the same at every start: the hash of a
        /// deterministic signature that nobody sees. It tells nothing about the key.</summary>
        /// <param name="purpose">Keeps one use apart from another.</param>
        /// <returns>32 bytes.</returns>
        public byte[] DeriveSecret(string purpose)
        {
            byte[] text = Encoding.UTF8.GetBytes(purpose);
            byte[] digest = new byte[Sha256.HashBytes];
            byte[] signature = new byte[P256.SignatureBytes];
            Sha256 hash = new Sha256();
            hash.Reset();
            hash.Update(text, 0, text.Length);
            hash.Finish(digest, 0);
            Sign(digest, signature);
            hash.Reset();
            hash.Update(signature, 0, signature.Length);
            hash.Finish(digest, 0);
            return digest;
        }

        /// <summary>ECDH with the key of a gateway (NIST SP 800-56A section 5.7.1.2).</summary>
        /// <param name="publicKey">x and y, 64 bytes.</param>
        /// <param name="shared">Receives the x coordinate, 32 bytes.</param>
        /// <returns>False when the point is not on the curve.</returns>
        public bool TryAgree(byte[] publicKey, byte[] shared)
        {
            _entropy.Fill(_blinding);
            return _curve.TryAgree(_scalar, publicKey, _blinding, shared);
        }
    }
}
