using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Cryptography
{
    /// <summary>Points that a hostile sender may offer as a public key.</summary>
    [TestClass]
    public static class P256PublicKeyTests
    {
        private const string BaseX = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
        private const string BaseY = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
        private const string P = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
        private const string Ones = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
        private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

        // The root for x = 0: with x = p it is the same point, written differently.
        private const string RootOfZero = "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4";

        [TestMethod]
        [DataRow(BaseX + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f4")]
        [DataRow(BaseY + BaseX)]
        [DataRow(P + RootOfZero)]
        [DataRow(BaseX + P)]
        [DataRow(Ones + Ones)]
        [DataRow(Zeros + Zeros)]
        [DataRow(BaseX)]
        [DataRow("")]
        public static void Point_off_the_curve_is_refused_everywhere(string point)
        {
            P256 curve = new P256();
            byte[] publicKey = HexData.Bytes(point);
            P256KeyTable table;

            Assert.IsFalse(curve.IsValidPublicKey(publicKey));
            Assert.IsFalse(curve.Verify(publicKey, new byte[32], HexData.Bytes(BaseX + BaseX)));
            Assert.IsFalse(curve.TryPrepare(publicKey, out table));
            Assert.IsFalse(curve.TryAgree(HexData.Bytes(BaseX), publicKey, new byte[32], new byte[32]));
        }

        [TestMethod]
        [DataRow(BaseX + BaseY)]
        [DataRow(Zeros + RootOfZero)]
        public static void Point_on_the_curve_is_accepted(string point)
        {
            Assert.IsTrue(new P256().IsValidPublicKey(HexData.Bytes(point)));
        }
    }
}
