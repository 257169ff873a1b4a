using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Cryptography
{
    /// <summary>RFC 6979 appendix A.2.5, and digests and scalars at the edges.</summary>
    [TestClass]
    public static class P256SignatureTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        public static void Signature_and_public_key_are_the_golden_ones(int index)
        {
            GoldenSignature golden = GoldenSignatures.Of(index);
            P256 curve = new P256();
            byte[] scalar = HexData.Bytes(golden.Scalar);
            byte[] publicKey = new byte[P256.PublicKeyBytes];
            byte[] signature = new byte[P256.SignatureBytes];

            Assert.IsTrue(curve.TryGetPublicKey(scalar, Entropy.Of(1), publicKey), golden.Name);
            Assert.AreEqual(golden.PublicKey, HexData.Of(publicKey), golden.Name);
            Assert.IsTrue(
                curve.TrySign(scalar, HexData.Bytes(golden.Digest), Entropy.Of(2), signature), golden.Name);
            Assert.AreEqual(golden.Signature, HexData.Of(signature), golden.Name);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        public static void Golden_signature_verifies_and_a_damaged_one_does_not(int index)
        {
            GoldenSignature golden = GoldenSignatures.Of(index);
            P256 curve = new P256();
            byte[] publicKey = HexData.Bytes(golden.PublicKey);
            byte[] digest = HexData.Bytes(golden.Digest);
            byte[] signature = HexData.Bytes(golden.Signature);
            P256KeyTable table;
            Assert.IsTrue(curve.TryPrepare(publicKey, out table), golden.Name);

            Assert.IsTrue(curve.Verify(publicKey, digest, signature), golden.Name);
            Assert.IsTrue(curve.Verify(table, digest, signature), golden.Name);

            signature[40] ^= 1;
            Assert.IsFalse(curve.Verify(publicKey, digest, signature), golden.Name);
            Assert.IsFalse(curve.Verify(table, digest, signature), golden.Name);
        }

        // Zeros, p and n reduce to zero: entropy of that kind only blinds less.
        [TestMethod]
        [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
        [DataRow("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")]
        [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")]
        public static void Entropy_never_changes_a_signature(string entropy)
        {
            GoldenSignature golden = GoldenSignatures.Of(0);
            byte[] signature = new byte[P256.SignatureBytes];

            Assert.IsTrue(new P256().TrySign(
                HexData.Bytes(golden.Scalar), HexData.Bytes(golden.Digest), HexData.Bytes(entropy), signature));
            Assert.AreEqual(golden.Signature, HexData.Of(signature));
        }

        [TestMethod]
        public static void Signatures_and_digests_of_a_wrong_length_are_refused()
        {
            GoldenSignature golden = GoldenSignatures.Of(0);
            P256 curve = new P256();
            byte[] scalar = HexData.Bytes(golden.Scalar);
            byte[] publicKey = HexData.Bytes(golden.PublicKey);
            byte[] digest = HexData.Bytes(golden.Digest);
            byte[] signature = HexData.Bytes(golden.Signature);
            byte[] shortDigest = HexData.Part(digest, 0, 31);

            Assert.IsFalse(curve.Verify(publicKey, digest, HexData.Part(signature, 0, 63)));
            Assert.IsFalse(curve.Verify(publicKey, digest, HexData.Bytes(golden.Signature + "00")));
            Assert.IsFalse(curve.Verify(publicKey, shortDigest, signature));
            Assert.IsFalse(curve.Verify(publicKey, new byte[0], signature));
            Assert.IsFalse(curve.TrySign(scalar, shortDigest, new byte[32], signature));
        }
    }
}
