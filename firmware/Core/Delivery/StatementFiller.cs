using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>Makes the payload of the next statement out of the oldest unsigned records.</summary>
    public sealed class StatementFiller
    {
        private const int LongestPayloadBytes = 4096;

        private readonly RecordLog _records;
        private readonly ReadingPayload _readings = new ReadingPayload();
        private readonly OutboxRecord _record = new OutboxRecord();

        public StatementFiller(RecordLog records)
        {
            _records = records;
        }

        /// <summary>The payload; valid until the next call.</summary>
        public CborWriter Payload { get; } = new CborWriter(LongestPayloadBytes);

        /// <summary>Fills the payload, and content type and records of the statement.</summary>
        /// <param name="first">Number of the oldest unsigned record.</param>
        /// <param name="lost">Records that are missing before it, to be declared.</param>
        /// <returns>False when that record cannot be read.</returns>
        public bool TryFill(SignedStatement statement, long first, long lost)
        {
            if (!_records.TryRead(first, _record))
            {
                return false;
            }

            statement.FirstRecord = first;
            Payload.Reset();
            if (_record.Kind == RecordKind.Status)
            {
                statement.ContentType = ContentType.DeviceStatus;
                statement.LastRecord = first;
                StatusPayload.Write(Payload, _record);
                return true;
            }

            statement.ContentType = ContentType.Reading;
            statement.LastRecord = FillReadings(first, lost);
            return true;
        }

        // Readings follow each other in time, as the payload has to; a gap or a record of another kind ends it.
        private long FillReadings(long number, long lost)
        {
            _readings.Begin();
            _readings.Add(_record, lost);
            while (_readings.HasRoom && number < _records.LastNumber)
            {
                long previousUnixSeconds = _record.UnixSeconds;
                if (!_records.TryRead(number + 1, _record)
                    || _record.Kind != RecordKind.Reading
                    || _record.UnixSeconds <= previousUnixSeconds)
                {
                    break;
                }

                _readings.Add(_record, 0);
                number++;
            }

            _readings.WriteTo(Payload);
            return number;
        }
    }
}
