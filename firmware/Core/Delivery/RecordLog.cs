using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>The unsigned records in flash: a queue of small files, appended at one end, deleted at the other.</summary>
    /// <remarks>
    /// A segment is [magic 4][segment 4][number of its first record 4][CRC-32 4] and then records; it fills one
    /// 4 KB block of LittleFS. A record costs one append, a new segment is written whole with its first record, and
    /// a segment is deleted when the last of its records is signed. After a torn or doubtful write a segment is
    /// never appended to again: the record goes to a new one, whose first number tells where the old one ends.
    /// The newest segment always stays, since it holds the energy register.
    /// </remarks>
    public sealed class RecordLog
    {
        public const int MaximumSegments = 32;

        private const int MagicNumber = 0x474f4c45;
        private const int HeaderBytes = 16;
        private const int BlockBytes = 4080;
        private const int RecordsPerSegment = (BlockBytes - HeaderBytes) / OutboxRecord.SizeBytes;

        private readonly IFileStore _files;
        private readonly string _path;
        private readonly byte[] _block = new byte[HeaderBytes + OutboxRecord.SizeBytes];
        private readonly OutboxRecord _scratch = new OutboxRecord();

        // Per segment, at segment number mod MaximumSegments; records of a segment end where the next one begins.
        private readonly long[] _firstNumbers = new long[MaximumSegments];
        private readonly int[] _counts = new int[MaximumSegments];
        private long _oldestSegment;
        private long _newestSegment = -1;
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

        /// <summary>Number of the oldest record that is still here; one past the last when there is none.</summary>
        public long FirstNumber
        {
            get { return _newestSegment < _oldestSegment ? LastNumber + 1 : _firstNumbers[SlotOf(_oldestSegment)]; }
        }

        public int SegmentCount
        {
            get { return (int)(_newestSegment - _oldestSegment + 1); }
        }

        /// <summary>Finds what a previous run left behind; to be called once, at start.</summary>
        /// <param name="newest">The newest whole record, when there is one.</param>
        /// <returns>False when there is no record at all.</returns>
        public bool Open(OutboxRecord newest)
        {
            long[] segments = new long[MaximumSegments];
            int[] lengths = new int[MaximumSegments];
            for (int slot = 0; slot < MaximumSegments; slot++)
            {
                segments[slot] = -1;
                byte[] content;
                if (_files.TryRead(PathOf(slot), out content) && TryReadHeader(content, slot, segments))
                {
                    lengths[slot] = content.Length;
                    _counts[slot] = CountWhole(content, _firstNumbers[slot]);
                    _newestSegment = segments[slot] > _newestSegment ? segments[slot] : _newestSegment;
                }
            }

            return FindRun(segments, lengths, newest);
        }

        /// <summary>Stores a record durably and gives it its number.</summary>
        /// <returns>False when flash refused; the record is not stored and no number is used.</returns>
        public bool TryAppend(OutboxRecord record)
        {
            record.Number = LastNumber + 1;
            bool startsSegment = _newestIsSealed || _counts[SlotOf(_newestSegment)] == RecordsPerSegment;
            bool stored = startsSegment ? TryStartSegment(record) : TryExtendSegment(record);
            if (stored)
            {
                LastNumber = record.Number;
            }

            return stored;
        }

        /// <summary>Uses up a number for a record that could not be stored: the gap will be declared as lost.</summary>
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
            long segment = SegmentOf(number);
            if (segment < 0 || !TryCache(segment))
            {
                return false;
            }

            int slot = SlotOf(segment);
            long index = number - _firstNumbers[slot];
            int offset = HeaderBytes + (int)index * OutboxRecord.SizeBytes;
            return offset + OutboxRecord.SizeBytes <= _cache.Length
                && record.TryReadFrom(_cache, offset)
                && record.Number == number;
        }

        /// <summary>The first record from <paramref name="number"/> on that exists; past the last if none does.</summary>
        public long FirstFrom(long number)
        {
            for (long segment = _oldestSegment; segment <= _newestSegment; segment++)
            {
                int slot = SlotOf(segment);
                if (_counts[slot] > 0 && number < _firstNumbers[slot] + _counts[slot])
                {
                    return number < _firstNumbers[slot] ? _firstNumbers[slot] : number;
                }
            }

            return LastNumber + 1;
        }

        /// <summary>Frees the segments all of whose records are signed.</summary>
        public void Release(long signedThrough)
        {
            while (_oldestSegment < _newestSegment)
            {
                int slot = SlotOf(_oldestSegment);
                if (_firstNumbers[slot] + _counts[slot] - 1 > signedThrough || !_files.TryDelete(PathOf(slot)))
                {
                    return;
                }

                _oldestSegment++;
            }
        }

        private bool TryStartSegment(OutboxRecord record)
        {
            if (SegmentCount == MaximumSegments)
            {
                // Overflow: the oldest unsigned records make room. The gap in the numbers declares them.
                if (!_files.TryDelete(PathOf(SlotOf(_oldestSegment))))
                {
                    return false;
                }

                _oldestSegment++;
            }

            long segment = _newestSegment + 1;
            Bytes.PutInt32(_block, 0, MagicNumber);
            Bytes.PutUInt32(_block, 4, segment);
            Bytes.PutUInt32(_block, 8, record.Number);
            Bytes.Seal(_block, 0, HeaderBytes);
            record.WriteTo(_block, HeaderBytes);
            int slot = SlotOf(segment);
            if (!_files.TryWrite(PathOf(slot), _block, 0, _block.Length))
            {
                return false;
            }

            _newestSegment = segment;
            _newestIsSealed = false;
            _firstNumbers[slot] = record.Number;
            _counts[slot] = 1;
            return true;
        }

        private bool TryExtendSegment(OutboxRecord record)
        {
            record.WriteTo(_block, 0);
            int slot = SlotOf(_newestSegment);
            if (!_files.TryAppend(PathOf(slot), _block, 0, OutboxRecord.SizeBytes))
            {
                _newestIsSealed = true;
                return false;
            }

            if (_cachedSegment == _newestSegment)
            {
                _cachedSegment = -1;
            }

            _counts[slot]++;
            return true;
        }

        private bool TryReadHeader(byte[] content, int slot, long[] segments)
        {
            if (content.Length < HeaderBytes + OutboxRecord.SizeBytes
                || Bytes.GetInt32(content, 0) != MagicNumber
                || !Bytes.IsSealed(content, 0, HeaderBytes))
            {
                return false;
            }

            long segment = Bytes.GetUInt32(content, 4);
            if (SlotOf(segment) != slot)
            {
                return false;
            }

            segments[slot] = segment;
            _firstNumbers[slot] = Bytes.GetUInt32(content, 8);
            return true;
        }

        private int CountWhole(byte[] content, long firstNumber)
        {
            int count = 0;
            int offset = HeaderBytes;
            while (count < RecordsPerSegment
                && offset + OutboxRecord.SizeBytes <= content.Length
                && _scratch.TryReadFrom(content, offset)
                && _scratch.Number == firstNumber + count)
            {
                count++;
                offset += OutboxRecord.SizeBytes;
            }

            return count;
        }

        // The live segments are the unbroken run that ends in the newest; what lies before a gap was already freed.
        private bool FindRun(long[] segments, int[] lengths, OutboxRecord newest)
        {
            _oldestSegment = _newestSegment + 1;
            long end = long.MaxValue;
            while (_oldestSegment > 0 && SegmentCount < MaximumSegments)
            {
                int slot = SlotOf(_oldestSegment - 1);
                if (segments[slot] != _oldestSegment - 1)
                {
                    break;
                }

                if (_firstNumbers[slot] + _counts[slot] > end)
                {
                    long remaining = end - _firstNumbers[slot];
                    _counts[slot] = remaining < 0 ? 0 : (int)remaining;
                }

                end = _firstNumbers[slot];
                _oldestSegment--;
            }

            return FindNewest(lengths, newest);
        }

        private bool FindNewest(int[] lengths, OutboxRecord newest)
        {
            for (long segment = _newestSegment; segment >= _oldestSegment && segment >= 0; segment--)
            {
                int slot = SlotOf(segment);
                if (_counts[slot] == 0)
                {
                    continue;
                }

                LastNumber = _firstNumbers[slot] + _counts[slot] - 1;
                int wholeBytes = HeaderBytes + _counts[slot] * OutboxRecord.SizeBytes;
                _newestIsSealed = segment != _newestSegment || lengths[slot] != wholeBytes;
                return TryRead(LastNumber, newest);
            }

            return false;
        }

        private long SegmentOf(long number)
        {
            for (long segment = _oldestSegment; segment <= _newestSegment; segment++)
            {
                int slot = SlotOf(segment);
                if (number >= _firstNumbers[slot] && number < _firstNumbers[slot] + _counts[slot])
                {
                    return segment;
                }
            }

            return -1;
        }

        private bool TryCache(long segment)
        {
            if (_cachedSegment == segment && _cache != null)
            {
                return true;
            }

            _cachedSegment = -1;
            if (!_files.TryRead(PathOf(SlotOf(segment)), out _cache))
            {
                return false;
            }

            _cachedSegment = segment;
            return true;
        }

        private static int SlotOf(long segment)
        {
            return (int)(segment % MaximumSegments);
        }

        private string PathOf(int slot)
        {
            return _path + (slot < 10 ? "-0" : "-") + slot.ToString() + ".log";
        }
    }
}
