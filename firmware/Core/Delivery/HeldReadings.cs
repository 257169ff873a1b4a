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

        private byte[] _records;
        private int _oldest;

        public int Count { get; private set; }

        /// <summary>Readings that made room for newer ones since <see cref="TakeDropped"/>.</summary>
        public long DroppedCount { get; private set; }

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

        /// <summary>Takes out the oldest.</summary>
        /// <returns>False when there is none.</returns>
        public bool TryTake(OutboxRecord record)
        {
            if (Count == 0)
            {
                return false;
            }

            record.TryReadFrom(_records, _oldest * OutboxRecord.SizeBytes, OutboxRecord.SizeBytes);
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
