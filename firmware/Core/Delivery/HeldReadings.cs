namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>Periods that ended before the date was known, until somebody can say when that was.</summary>
    /// <remarks>
    /// Kept as bytes, and only on a board that needs them: 5 KB. When there are too many the oldest goes; its
    /// energy is in the register of the next, and its loss is declared. A power cut takes them all, the register
    /// not.
    /// </remarks>
    public sealed class HeldReadings
    {
        /// <summary>A day of quarter hours.</summary>
        public const int Capacity = 96;

        private const int MillisecondsPerSecond = 1000;

        private byte[] _records;
        private int _oldest;

        // Unix time less steady time when the date came.
        private long _dateMs;

        public int Count { get; private set; }

        /// <summary>Readings that made room for newer ones since <see cref="TakeDropped"/>.</summary>
        public long DroppedCount { get; private set; }

        /// <summary>The date has come: what is held gets its time by it.</summary>
        public void SetDate(long unixMs, long steadyMs)
        {
            _dateMs = unixMs - steadyMs;
        }

        /// <param name="record">Its time is in seconds of the steady clock.</param>
        public void Add(OutboxRecord record)
        {
            if (_records == null)
            {
                _records = new byte[Capacity * OutboxRecord.SizeBytes];
            }

            if (Count == Capacity)
            {
                RemoveOldest();
                DroppedCount++;
            }

            record.WriteTo(_records, (_oldest + Count) % Capacity * OutboxRecord.SizeBytes);
            Count++;
        }

        /// <summary>Takes out the oldest, with its date.</summary>
        /// <returns>False when there is none.</returns>
        public bool TryTake(OutboxRecord record)
        {
            if (Count == 0)
            {
                return false;
            }

            record.TryReadFrom(_records, _oldest * OutboxRecord.SizeBytes, OutboxRecord.SizeBytes);
            record.UnixSeconds = (record.UnixSeconds * MillisecondsPerSecond + _dateMs) / MillisecondsPerSecond;
            RemoveOldest();
            if (Count == 0)
            {
                _records = null;
            }

            return true;
        }

        public long TakeDropped()
        {
            long dropped = DroppedCount;
            DroppedCount = 0;
            return dropped;
        }

        private void RemoveOldest()
        {
            _oldest = (_oldest + 1) % Capacity;
            Count--;
        }
    }
}
