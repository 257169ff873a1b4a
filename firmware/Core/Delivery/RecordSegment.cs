using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>One file of the record log: its layout, and what is whole in it.</summary>
    /// <remarks>
    /// [magic 4][segment 4][number of its first record 4][CRC-32 4], then records of 48 bytes, numbered on from
    /// the first; it fills one 4 KB block of LittleFS.
    /// </remarks>
    public sealed class RecordSegment
    {
        public const int HeaderBytes = 16;
        public const int MaximumRecords = (BlockBytes - HeaderBytes) / OutboxRecord.SizeBytes;

        private const int BlockBytes = 4080;
        private const int MagicNumber = 0x474f4c45;

        private readonly OutboxRecord _scratch = new OutboxRecord();

        /// <summary>Number of the segment, from 0; set by <see cref="TryParse"/>.</summary>
        public long Segment { get; private set; }

        public long FirstNumber { get; private set; }

        /// <summary>Whole records from the first on; what follows a torn one is not counted.</summary>
        public int Count { get; private set; }

        /// <summary>True when nothing follows the whole records: the file may be appended to.</summary>
        public bool EndsWhole { get; private set; }

        public static void WriteHeader(byte[] target, long segment, long firstNumber)
        {
            Bytes.PutInt32(target, 0, MagicNumber);
            Bytes.PutUInt32(target, 4, segment);
            Bytes.PutUInt32(target, 8, firstNumber);
            Bytes.Seal(target, 0, HeaderBytes);
        }

        public static int OffsetOf(long index)
        {
            return HeaderBytes + (int)index * OutboxRecord.SizeBytes;
        }

        /// <returns>False when the header is torn, or when there is no whole record.</returns>
        public bool TryParse(byte[] content)
        {
            if (content.Length < OffsetOf(1)
                || Bytes.GetInt32(content, 0) != MagicNumber
                || !Bytes.IsSealed(content, 0, HeaderBytes))
            {
                return false;
            }

            Segment = Bytes.GetUInt32(content, 4);
            FirstNumber = Bytes.GetUInt32(content, 8);
            Count = 0;
            while (Count < MaximumRecords
                && OffsetOf(Count + 1) <= content.Length
                && _scratch.TryReadFrom(content, OffsetOf(Count))
                && _scratch.Number == FirstNumber + Count)
            {
                Count++;
            }

            EndsWhole = content.Length == OffsetOf(Count);
            return Count > 0;
        }
    }
}
