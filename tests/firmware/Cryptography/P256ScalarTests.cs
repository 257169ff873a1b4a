using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Cryptography
{
    /// <summary>Scalars that stop the incomplete addition, sit at a table's edge, or lie outside the
    /// range.</summary>
    [TestClass]
    public static class P256ScalarTests
    {
        private const string Base =
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

        // 987654321 G.
        private const string Theirs =
            "e13800beaf6a7dede4dddf874e4adcc271bf069e8cfc2c5ef989084bec33b260"
            + "165724349a377da36e357a79cf733cd24ce12981bd9a19675b08b1d36ed56801";

        // 1, 2, 3, n - 2, the comb's first column and block, the top bit, the middle.
        [TestMethod]
        [DataRow("0000000000000000000000000000000000000000000000000000000000000001", Base)]
        [DataRow(
            "0000000000000000000000000000000000000000000000000000000000000002",
            "7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978"
            + "07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1")]
        [DataRow(
            "0000000000000000000000000000000000000000000000000000000000000003",
            "5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6c"
            + "8734640c4998ff7e374b06ce1a64a2ecd82ab036384fb83d9a79b127a27d5032")]
        [DataRow(
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f",
            "7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978"
            + "f888aaee24712fc0d6c26539608bcf244582521ac3167dd661fb4862dd878c2e")]
        [DataRow(
            "0000000000000000000000000000000000000000000000000000002000000000",
            "9ba1e12f974ac9f39ba834fcb184097148526336679189f10375c0c6edee30ee"
            + "03d2f132311bea6c277c3eea86a877be62067ebb8c7d4f388a96b83b67b43c5e")]
        [DataRow(
            "000000000000000000000000000000000000000000000000000000000007ffff",
            "5a2699f3006220272d052857804577d02873df882c6eb16667f0afee947814c7"
            + "b41d6a99f4e54c0ff5d6b0e553ae46e843b4a55812d43376a4988381149d39ae")]
        [DataRow(
            "8000000000000000000000000000000000000000000000000000000000000000",
            "77b20a912e6b23135066e911891524bc4efe3560e3e92350b52dec8f375f2b54"
            + "a3dc291825cea3f7f7b10bfcdd038a72df623da1e850e0f1caa801fcd6cc67ff")]
        [DataRow(
            "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8",
            "2afa386b3f2bdcdb83f4d83f8fa3874d7b74dcb454bd644fdd6bf3d1f2da8db6"
            + "72184be1caa8563462b536f10852d665ae8a64fdf1eb8d4c946ad589796f729c")]
        public static void Public_key_of_an_edge_scalar_is_its_multiple_of_the_base_point(
            string scalar, string expected)
        {
            P256 curve = new P256();
            byte[] publicKey = new byte[P256.PublicKeyBytes];

            Assert.IsTrue(curve.TryGetPublicKey(HexData.Bytes(scalar), Entropy.Of(7), publicKey));
            Assert.AreEqual(expected, HexData.Of(publicKey));
            Assert.IsTrue(curve.IsValidPublicKey(publicKey));
        }

        [TestMethod]
        [DataRow(
            "0000000000000000000000000000000000000000000000000000000000000001",
            "e13800beaf6a7dede4dddf874e4adcc271bf069e8cfc2c5ef989084bec33b260")]
        [DataRow(
            "0000000000000000000000000000000000000000000000000000000000000002",
            "7cb2615ff0acab6abc43ef1f567704abf3332e828d9d2e64f7f3ba9a74271c5a")]
        [DataRow(
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
            "e13800beaf6a7dede4dddf874e4adcc271bf069e8cfc2c5ef989084bec33b260")]
        [DataRow(
            "8000000000000000000000000000000000000000000000000000000000000000",
            "f166987064f8464d0f14fdea006f920f2f0c68416a8766040ed857d66ccdf6bd")]
        public static void Agreement_with_an_edge_scalar_is_its_multiple_of_their_point(
            string scalar, string expected)
        {
            byte[] shared = new byte[32];

            Assert.IsTrue(new P256().TryAgree(
                HexData.Bytes(scalar), HexData.Bytes(Theirs), Entropy.Of(7), shared));
            Assert.AreEqual(expected, HexData.Of(shared));
        }

        // 0, n, n + 1 and 2^256 - 1.
        [TestMethod]
        [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
        [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")]
        [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552")]
        [DataRow("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
        public static void Scalar_outside_1_to_n_minus_1_is_refused_everywhere(string scalar)
        {
            P256 curve = new P256();
            byte[] bytes = HexData.Bytes(scalar);
            byte[] entropy = new byte[32];

            Assert.IsFalse(curve.IsValidScalar(bytes));
            Assert.IsFalse(curve.TryGetPublicKey(bytes, entropy, new byte[64]));
            Assert.IsFalse(curve.TrySign(bytes, new byte[32], entropy, new byte[64]));
            Assert.IsFalse(curve.TryAgree(bytes, HexData.Bytes(Theirs), entropy, new byte[32]));
        }

        [TestMethod]
        [DataRow("0000000000000000000000000000000000000000000000000000000000000001", true)]
        [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550", true)]
        [DataRow("00000000000000000000000000000000000000000000000000000000000001", false)]
        [DataRow("000000000000000000000000000000000000000000000000000000000000000001", false)]
        public static void Scalar_is_32_bytes_from_1_to_n_minus_1(string scalar, bool expected)
        {
            Assert.AreEqual(expected, new P256().IsValidScalar(HexData.Bytes(scalar)));
        }
    }
}
