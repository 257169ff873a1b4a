using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;

namespace EdgeLedger.Firmware.UnitTests.Storage
{
    [TestClass]
    public static class TwoCopyStoreTests
    {
        private const string Path = "I:\\state";

        [TestMethod]
        public static void Store_without_files_loads_nothing_and_leaves_the_content()
        {
            byte[] content = new byte[] { 7 };

            Assert.IsFalse(new TwoCopyStore(new MemoryFiles(), Path, 1).TryLoad(content));
            Assert.AreEqual("07", HexData.Of(content));
        }

        [TestMethod]
        public static void Newest_content_is_loaded_after_a_restart()
        {
            MemoryFiles files = new MemoryFiles();
            TwoCopyStore store = new TwoCopyStore(files, Path, 2);
            for (byte i = 1; i <= 5; i++)
            {
                Assert.IsTrue(store.TrySave(new byte[] { 1, i }));
                Assert.AreEqual("010" + i.ToString(), Loaded(files));
            }
        }

        [TestMethod]
        public static void Torn_write_leaves_the_content_before_it_and_the_next_one_holds()
        {
            MemoryFiles files = new MemoryFiles();
            TwoCopyStore store = new TwoCopyStore(files, Path, 2);
            store.TrySave(new byte[] { 0, 1 });
            store.TrySave(new byte[] { 0, 2 });
            files.TearsNextWrite = true;
            store.TrySave(new byte[] { 0, 3 });
            Assert.AreEqual("0002", Loaded(files));

            TwoCopyStore restarted = new TwoCopyStore(files, Path, 2);
            Assert.IsTrue(restarted.TryLoad(new byte[2]));
            Assert.IsTrue(restarted.TrySave(new byte[] { 0, 4 }));
            Assert.AreEqual("0004", Loaded(files));
        }

        [TestMethod]
        public static void Refused_write_is_told_and_spoils_nothing()
        {
            MemoryFiles files = new MemoryFiles();
            TwoCopyStore store = new TwoCopyStore(files, Path, 2);
            store.TrySave(new byte[] { 0, 1 });
            files.RefusesWrites = true;
            Assert.IsFalse(store.TrySave(new byte[] { 0, 2 }));
            Assert.AreEqual("0001", Loaded(files));

            files.RefusesWrites = false;
            Assert.IsTrue(store.TrySave(new byte[] { 0, 3 }));
            Assert.AreEqual("0003", Loaded(files));
        }

        [TestMethod]
        public static void Copy_with_a_flipped_bit_counts_for_nothing()
        {
            MemoryFiles files = new MemoryFiles();
            TwoCopyStore store = new TwoCopyStore(files, Path, 2);
            store.TrySave(new byte[] { 0, 1 });
            store.TrySave(new byte[] { 0, 2 });
            byte[] newest;
            Assert.IsTrue(files.TryRead(Path + "-b.bin", out newest));
            newest[9] ^= 1;

            Assert.AreEqual("0001", Loaded(files));
        }

        [TestMethod]
        public static void Content_of_former_firmware_is_loaded_with_zeros_after_it_and_then_replaced()
        {
            MemoryFiles files = new MemoryFiles();
            new TwoCopyStore(files, Path, 2).TrySave(new byte[] { 3, 4 });
            TwoCopyStore store = new TwoCopyStore(files, Path, 4, 2);
            byte[] content = new byte[] { 9, 9, 9, 9 };
            Assert.IsTrue(store.TryLoad(content));
            Assert.AreEqual("03040000", HexData.Of(content));

            Assert.IsTrue(store.TrySave(new byte[] { 5, 6, 7, 8 }));
            Assert.IsTrue(new TwoCopyStore(files, Path, 4, 2).TryLoad(content));
            Assert.AreEqual("05060708", HexData.Of(content));
        }

        private static string Loaded(MemoryFiles files)
        {
            byte[] content = new byte[2];
            return new TwoCopyStore(files, Path, 2).TryLoad(content) ? HexData.Of(content) : "nothing";
        }
    }
}
