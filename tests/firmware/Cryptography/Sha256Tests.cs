using System.Text;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Cryptography
{
    [TestClass]
    public static class Sha256Tests
    {
        private const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        // FIPS 180-4 examples, as published by NIST (SHA256.pdf) and in RFC 6234 section 8.5.
        [TestMethod]
        [DataRow("", HashOfNothing)]
        [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
        [DataRow(
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
        [DataRow(
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
            + "nopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
        public static void Hash_equals_the_published_example(string text, string expected)
        {
            byte[] hash = new byte[Sha256.HashBytes];

            new Sha256().Hash(Encoding.UTF8.GetBytes(text), hash);

            Assert.AreEqual(expected, HexData.Of(hash));
        }

        [TestMethod]
        public static void Hash_fed_in_pieces_of_any_length_is_that_of_the_whole()
        {
            byte[] data = new byte[130];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (byte)(0xff - i);
            }

            Sha256 sha = new Sha256();
            byte[] hash = new byte[Sha256.HashBytes];
            sha.Hash(data, hash);
            string whole = HexData.Of(hash);
            for (int split = 0; split <= data.Length; split += 13)
            {
                sha.Update(data, 0, split);
                sha.Update(data, split, data.Length - split);
                sha.Finish(hash, 0);
                Assert.AreEqual(whole, HexData.Of(hash), "split at " + split.ToString());
            }
        }

        [TestMethod]
        public static void Finish_writes_at_the_offset_and_starts_anew()
        {
            Sha256 sha = new Sha256();
            byte[] target = new byte[40];
            byte[] hash = new byte[Sha256.HashBytes];
            sha.Update(new byte[] { 1, 2, 3 });
            sha.Finish(target, 5);
            sha.Finish(hash, 0);

            Assert.AreEqual(
                "0000000000039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81000000",
                HexData.Of(target));
            Assert.AreEqual(HashOfNothing, HexData.Of(hash));
        }

        [TestMethod]
        public static void Reset_forgets_what_was_fed()
        {
            Sha256 sha = new Sha256();
            byte[] hash = new byte[Sha256.HashBytes];
            sha.Update(new byte[100]);
            sha.Reset();
            sha.Finish(hash, 0);

            Assert.AreEqual(HashOfNothing, HexData.Of(hash));
        }
    }
}
