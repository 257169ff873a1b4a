using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>The unsigned records in flash: a queue of small files, appended at one end, deleted at the
    /// other.</summary>
    /// <remarks>
    /// A record costs one append; a new segment is written whole with its first record; a segment is deleted when
    /// the last of its records is signed. After a torn or doubtful write a segment is never appended to again: the
    /// record goes to a new one, whose first number tells where the old one ends. The newest segment always stays,
    /// since it holds the energy register.
    /// </remarks>
    public sealed class RecordLog
    {
        private readonly IFileStore _files;
        private readonly string _path;
        private readonly byte[] _block = new byte[RecordSegment.HeaderBytes + OutboxRecord.SizeBytes];
        private readonly SegmentTable _table = new SegmentTable();
        private bool _newestIsSealed = true;

        // The segment that is being signed, so that a statement of 32 records reads its file once.
        private byte[] _cache;
        private long _cachedSegment = -1;

        /// <param name="path">Path without its ending; segments are <c>-00.log</c> and on.</param>
        public RecordLog(IFileStore files, string path)
        {
            _files = files;
            _path = path;
        }

        /// <summary>Number of the newest record ever stored; 0 when there is none.</summary>
        public long LastNumber { get; private set; }

        /// <summary>Finds what a previous run left behind; to be called once, at start.</summary>
        /// <param name="newest">Receives the newest whole record, when there is one.</param>
        /// <returns>False when there is no record at all.</returns>
        public bool Open(OutboxRecord newest)
        {
            long[] segments = new long[SegmentTable.MaximumSegments];
            long[] firstNumbers = new long[SegmentTable.MaximumSegments];
            int[] counts = new int[SegmentTable.MaximumSegments];
            bool[] endWhole = new bool[SegmentTable.MaximumSegments];
            RecordSegment segment = new RecordSegment();
            for (int slot = 0; slot < SegmentTable.MaximumSegments; slot++)
            {
                byte[] content;
                segments[slot] = -1;
                if (_files.TryRead(PathOf(slot), out content)
                    && segment.TryParse(content)
                    && SegmentTable.SlotOf(segment.Segment) == slot)
                {
                    segments[slot] = segment.Segment;
                    firstNumbers[slot] = segment.FirstNumber;
                    counts[slot] = segment.Count;
                    endWhole[slot] = segment.EndsWhole;
                }
            }

            _table.Rebuild(segments, firstNumbers, counts);
            if (_table.Count == 0)
            {
                return false;
            }

            LastNumber = _table.FirstNumberOf(_table.Newest) + _table.CountOf(_table.Newest) - 1;
            _newestIsSealed = !endWhole[SegmentTable.SlotOf(_table.Newest)];
            return TryRead(LastNumber, newest);
        }

        /// <summary>Stores a record durably and gives it its number.</summary>
        /// <returns>False when flash refused; the record is not stored and no number is used.</returns>
        public bool TryAppend(OutboxRecord record)
        {
            record.Number = LastNumber + 1;
            bool needsSegment = _newestIsSealed || _table.CountOf(_table.Newest) == RecordSegment.MaximumRecords;
            bool stored = needsSegment ? TryStartSegment(record) : TryExtendSegment(record);
            if (stored)
            {
                LastNumber = record.Number;
            }

            return stored;
        }

        /// <summary>Uses up numbers for records that could not be stored: the gap will be declared as
        /// lost.</summary>
        public void Skip(long number)
        {
            if (number > LastNumber)
            {
                LastNumber = number;
                _newestIsSealed = true;
            }
        }

        /// <returns>False when the record is not here (dropped, or its file is damaged).</returns>
        public bool TryRead(long number, OutboxRecord record)
        {
            long segment = _table.Find(number);
            if (segment < 0 || !TryCache(segment))
            {
                return false;
            }

            int recordBytes = RecordSegment.RecordBytesOf(_cache);
            int offset = RecordSegment.OffsetOf(number - _table.FirstNumberOf(segment), recordBytes);
            return offset + recordBytes <= _cache.Length
                && record.TryReadFrom(_cache, offset, recordBytes)
                && record.Number == number;
        }

        /// <summary>The first record from <paramref name="number"/> on that exists; past the last if none
        /// does.</summary>
        public long FirstFrom(long number)
        {
            long first = _table.FirstFrom(number);
            return first < 0 ? LastNumber + 1 : first;
        }

        /// <summary>Frees the segments all of whose records are signed.</summary>
        public void Release(long signedThrough)
        {
            while (_table.Count > 1
                && _table.FirstNumberOf(_table.Oldest) + _table.CountOf(_table.Oldest) - 1 <= signedThrough
                && TryRemoveOldest())
            {
            }
        }

        private bool TryStartSegment(OutboxRecord record)
        {
            // Overflow: the oldest unsigned records make room. The gap in the numbers declares them.
            if (_table.IsFull && !TryRemoveOldest())
            {
                return false;
            }

            long segment = _table.Newest + 1;
            RecordSegment.WriteHeader(_block, segment, record.Number);
            record.WriteTo(_block, RecordSegment.HeaderBytes);
            if (!_files.TryWrite(PathOf(SegmentTable.SlotOf(segment)), _block, 0, _block.Length))
            {
                return false;
            }

            _table.Start(record.Number);
            _newestIsSealed = false;
            return true;
        }

        private bool TryExtendSegment(OutboxRecord record)
        {
            record.WriteTo(_block, 0);
            if (!_files.TryAppend(PathOf(SegmentTable.SlotOf(_table.Newest)), _block, 0, OutboxRecord.SizeBytes))
            {
                _newestIsSealed = true;
                return false;
            }

            if (_cachedSegment == _table.Newest)
            {
                _cachedSegment = -1;
            }

            _table.Extend();
            return true;
        }

        private bool TryRemoveOldest()
        {
            if (!_files.TryDelete(PathOf(SegmentTable.SlotOf(_table.Oldest))))
            {
                return false;
            }

            _table.RemoveOldest();
            return true;
        }

        private bool TryCache(long segment)
        {
            if (_cachedSegment == segment && _cache != null)
            {
                return true;
            }

            _cachedSegment = -1;
            if (!_files.TryRead(PathOf(SegmentTable.SlotOf(segment)), out _cache)
                || _cache.Length < RecordSegment.HeaderBytes)
            {
                return false;
            }

            _cachedSegment = segment;
            return true;
        }

        private string PathOf(int slot)
        {
            return _path + (slot < 10 ? "-0" : "-") + slot.ToString() + ".log";
        }
    }
}
