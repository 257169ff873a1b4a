using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>The last four signed statements in flash, one file each, in turns.</summary>
    /// <remarks>
    /// A file is written once, whole, before its statement is first sent, and holds all that goes on from it: the
    /// chain, the counters, the records covered, and which statements were final by then. It takes the place of
    /// the statement four before, which is final: a torn write costs a statement that nobody has seen, and nothing
    /// else.
    /// <code>
    /// 0 magic (4)    4 ordinal (4)        8 sequence (8)     16 first record (4)   20 last record (4)
    /// 24 signed (4)  28 lost (4)          32 final ordinal (4)   36 content type (4)
    /// 40 id (32)     72 previous id (32)  104 statement (n)  104 + n CRC-32 (4)
    /// </code>
    /// </remarks>
    public sealed class StatementStore
    {
        public const int Slots = 4;

        private const int MagicNumber = 0x54534c45;
        private const string SpareEnding = "-spare.bin";
        private const int HeaderBytes = 104;
        private const int CrcBytes = 4;

        private readonly IFileStore _files;
        private readonly string _path;

        /// <param name="path">Path without its ending; the files are <c>-0.bin</c> to <c>-3.bin</c>.</param>
        public StatementStore(IFileStore files, string path)
        {
            _files = files;
            _path = path;
        }

        /// <param name="finalOrdinal">Statements up to this one are known to be final.</param>
        /// <returns>False when flash refused: the statement must not be sent.</returns>
        public bool TrySave(SignedStatement statement, long finalOrdinal)
        {
            byte[] block = BlockOf(statement, finalOrdinal);
            return _files.TryWrite(PathOf(statement.Ordinal), block, 0, block.Length);
        }

        /// <summary>Overwrites a statement that is in flight with the same records under another link.</summary>
        /// <remarks>A torn write must not lose its records: a spare copy is made first.</remarks>
        /// <returns>False when flash refused; the old statement or the new one is still there.</returns>
        public bool TryReplace(SignedStatement statement, long finalOrdinal)
        {
            byte[] block = BlockOf(statement, finalOrdinal);
            return _files.TryWrite(_path + SpareEnding, block, 0, block.Length)
                && _files.TryWrite(PathOf(statement.Ordinal), block, 0, block.Length);
        }

        /// <param name="slot">0 up to <see cref="Slots"/>, exclusive.</param>
        /// <param name="finalOrdinal">Statements up to this one were final when the slot was written.</param>
        /// <returns>False when the slot is empty or torn.</returns>
        public bool TryLoad(int slot, SignedStatement statement, out long finalOrdinal)
        {
            return TryLoadFile(PathOf(slot), slot, statement, out finalOrdinal)
                || TryLoadFile(_path + SpareEnding, slot, statement, out finalOrdinal);
        }

        private bool TryLoadFile(string file, int slot, SignedStatement statement, out long finalOrdinal)
        {
            byte[] block;
            finalOrdinal = 0;
            if (!_files.TryRead(file, out block)
                || block.Length <= HeaderBytes + CrcBytes
                || Bytes.GetInt32(block, 0) != MagicNumber
                || !Bytes.IsSealed(block, 0, block.Length)
                || Bytes.GetUInt32(block, 4) % Slots != slot)
            {
                return false;
            }

            statement.Ordinal = Bytes.GetUInt32(block, 4);
            statement.Sequence = Bytes.GetInt64(block, 8);
            statement.FirstRecord = Bytes.GetUInt32(block, 16);
            statement.LastRecord = Bytes.GetUInt32(block, 20);
            statement.SignedTotal = Bytes.GetUInt32(block, 24);
            statement.LostTotal = Bytes.GetUInt32(block, 28);
            finalOrdinal = Bytes.GetUInt32(block, 32);
            statement.ContentType = Bytes.GetInt32(block, 36);
            System.Array.Copy(block, 40, statement.Id, 0, DeviceChain.IdBytes);
            System.Array.Copy(block, 72, statement.Previous, 0, DeviceChain.IdBytes);
            statement.SignedAtMs = Time.BlockTimes.SignedEarlier;
            statement.Bytes = new byte[block.Length - HeaderBytes - CrcBytes];
            System.Array.Copy(block, HeaderBytes, statement.Bytes, 0, statement.Bytes.Length);
            return true;
        }

        private static byte[] BlockOf(SignedStatement statement, long finalOrdinal)
        {
            int length = statement.Bytes.Length;
            byte[] block = new byte[HeaderBytes + length + CrcBytes];
            Bytes.PutInt32(block, 0, MagicNumber);
            Bytes.PutUInt32(block, 4, statement.Ordinal);
            Bytes.PutInt64(block, 8, statement.Sequence);
            Bytes.PutUInt32(block, 16, statement.FirstRecord);
            Bytes.PutUInt32(block, 20, statement.LastRecord);
            Bytes.PutUInt32(block, 24, statement.SignedTotal);
            Bytes.PutUInt32(block, 28, statement.LostTotal);
            Bytes.PutUInt32(block, 32, finalOrdinal);
            Bytes.PutInt32(block, 36, statement.ContentType);
            System.Array.Copy(statement.Id, 0, block, 40, DeviceChain.IdBytes);
            System.Array.Copy(statement.Previous, 0, block, 72, DeviceChain.IdBytes);
            System.Array.Copy(statement.Bytes, 0, block, HeaderBytes, length);
            Bytes.Seal(block, 0, block.Length);
            return block;
        }

        private string PathOf(long ordinal)
        {
            return _path + "-" + (ordinal % Slots).ToString() + ".bin";
        }
    }
}
