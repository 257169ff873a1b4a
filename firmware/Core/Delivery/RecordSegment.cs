using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>One file of the record log: its layout, and what is whole in it.</summary>
    /// <remarks>
    /// [magic 4][segment 4][number of its first record 4][CRC-32 4], then records of 56 bytes, numbered on from
    /// the first; it fills one 4 KB block of LittleFS. Under the former magic the records have 48 bytes: such a
    /// file is read to its end and never added to.
    /// </remarks>
    public sealed class RecordSegment
    {
        public const int HeaderBytes = 16;
        public const int MaximumRecords = (BlockBytes - HeaderBytes) / OutboxRecord.SizeBytes;

        private const int BlockBytes = 4080;
        private const int MagicNumber = 0x324f4c45;
        private const int FormerMagicNumber = 0x474f4c45;

        private readonly OutboxRecord _scratch = new OutboxRecord();

        /// <summary>Number of the segment, from 0; set by <see cref="TryParse"/>.</summary>
        public long Segment { get; private set; }

        public long FirstNumber { get; private set; }

        /// <summary>Whole records from the first on; what follows a torn one is not counted.</summary>
        public int Count { get; private set; }

        /// <summary>True when nothing follows the whole records and they are of the present size: the file may be
        /// appended to.</summary>
        public bool EndsWhole { get; private set; }

        public static void WriteHeader(byte[] target, long segment, long firstNumber)
        {
            Bytes.PutInt32(target, 0, MagicNumber);
            Bytes.PutUInt32(target, 4, segment);
            Bytes.PutUInt32(target, 8, firstNumber);
            Bytes.Seal(target, 0, HeaderBytes);
        }

        /// <returns>Size of the records in a file of this content.</returns>
        public static int RecordBytesOf(byte[] content)
        {
            return Bytes.GetInt32(content, 0) == FormerMagicNumber
                ? OutboxRecord.FormerSizeBytes : OutboxRecord.SizeBytes;
        }

        public static int OffsetOf(long index, int recordBytes)
        {
            return HeaderBytes + (int)index * recordBytes;
        }

        /// <returns>False when the header is torn, or when there is no whole record.</returns>
        public bool TryParse(byte[] content)
        {
            if (content.Length <= HeaderBytes
                || (Bytes.GetInt32(content, 0) != MagicNumber && Bytes.GetInt32(content, 0) != FormerMagicNumber)
                || !Bytes.IsSealed(content, 0, HeaderBytes))
            {
                return false;
            }

            Segment = Bytes.GetUInt32(content, 4);
            FirstNumber = Bytes.GetUInt32(content, 8);
            Count = 0;
            int recordBytes = RecordBytesOf(content);
            while (OffsetOf(Count + 1, recordBytes) <= BlockBytes
                && OffsetOf(Count + 1, recordBytes) <= content.Length
                && _scratch.TryReadFrom(content, OffsetOf(Count, recordBytes), recordBytes)
                && _scratch.Number == FirstNumber + Count)
            {
                Count++;
            }

            EndsWhole = recordBytes == OutboxRecord.SizeBytes && content.Length == OffsetOf(Count, recordBytes);
            return Count > 0;
        }
    }
}
