namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>Which records lie in which segment; the live segments are an unbroken run of numbers.</summary>
    public sealed class SegmentTable
    {
        public const int MaximumSegments = 32;

        // Per segment, at segment number mod MaximumSegments, as in flash.
        private readonly long[] _firstNumbers = new long[MaximumSegments];
        private readonly int[] _counts = new int[MaximumSegments];

        /// <summary>One past <see cref="Newest"/> when there is no segment.</summary>
        public long Oldest { get; private set; }

        /// <summary>-1 before the first.</summary>
        public long Newest { get; private set; } = -1;

        public int Count
        {
            get { return (int)(Newest - Oldest + 1); }
        }

        public bool IsFull
        {
            get { return Count == MaximumSegments; }
        }

        public static int SlotOf(long segment)
        {
            return (int)(segment % MaximumSegments);
        }

        public long FirstNumberOf(long segment)
        {
            return _firstNumbers[SlotOf(segment)];
        }

        public int CountOf(long segment)
        {
            return _counts[SlotOf(segment)];
        }

        /// <summary>Adds a segment after the newest.</summary>
        public void Start(long firstNumber)
        {
            Newest++;
            _firstNumbers[SlotOf(Newest)] = firstNumber;
            _counts[SlotOf(Newest)] = 1;
        }

        /// <summary>Counts one more record in the newest.</summary>
        public void Extend()
        {
            _counts[SlotOf(Newest)]++;
        }

        public void RemoveOldest()
        {
            Oldest++;
        }

        /// <summary>Rebuilds the table from what a previous run left.</summary>
        /// <remarks>
        /// What lies before a gap was freed already. A segment ends where the next begins: after a doubtful write
        /// the same record may be in both, and the later one counts.
        /// </remarks>
        /// <param name="segments">Number of the segment in each slot; -1 for none.</param>
        public void Rebuild(long[] segments, long[] firstNumbers, int[] counts)
        {
            Newest = -1;
            for (int slot = 0; slot < MaximumSegments; slot++)
            {
                _firstNumbers[slot] = firstNumbers[slot];
                _counts[slot] = counts[slot];
                Newest = segments[slot] > Newest ? segments[slot] : Newest;
            }

            Oldest = Newest + 1;
            long end = long.MaxValue;
            while (Oldest > 0 && Count < MaximumSegments && segments[SlotOf(Oldest - 1)] == Oldest - 1)
            {
                Oldest--;
                int slot = SlotOf(Oldest);
                if (_firstNumbers[slot] + _counts[slot] > end)
                {
                    long remaining = end - _firstNumbers[slot];
                    _counts[slot] = remaining < 0 ? 0 : (int)remaining;
                }

                end = _firstNumbers[slot];
            }
        }

        /// <returns>The segment that holds the record, or -1.</returns>
        public long Find(long number)
        {
            for (long segment = Oldest; segment <= Newest; segment++)
            {
                long index = number - FirstNumberOf(segment);
                if (index >= 0 && index < CountOf(segment))
                {
                    return segment;
                }
            }

            return -1;
        }

        /// <returns>The first record from <paramref name="number"/> on that exists, or -1.</returns>
        public long FirstFrom(long number)
        {
            for (long segment = Oldest; segment <= Newest; segment++)
            {
                long first = FirstNumberOf(segment);
                if (number < first + CountOf(segment))
                {
                    return number < first && CountOf(segment) > 0 ? first : number;
                }
            }

            return -1;
        }
    }
}
