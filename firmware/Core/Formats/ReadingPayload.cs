using EdgeLedger.Firmware.Core.Delivery;

namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Builds the payload of a reading statement: SenML in CBOR (RFC 8428) with OBIS names.</summary>
    /// <remarks>
    /// A reading is a run of SenML records that begins with the one carrying the base time; names are relative to
    /// the signer, so no base name is sent. Version 26 = 10 + 16: the secondary units (mV) of RFC 8798 are in use,
    /// as RFC 9100 section 2.1 has it. Everything is an integer: a register in whole Wh, rounded down.
    /// </remarks>
    public sealed class ReadingPayload
    {
        /// <summary>Most readings in one payload.</summary>
        public const int MaximumReadings = 32;

        private const int LabelName = 0;
        private const int LabelUnit = 1;
        private const int LabelValue = 2;
        private const int LabelBaseVersion = -1;
        private const int LabelBaseTime = -3;
        private const int Version = 26;
        private const int MilliwattHoursPerWattHour = 1000;

        // The longest reading: import 31, export 22, three of power 18 each, voltage 19, quality 14, lost 13.
        private const int LongestReadingBytes = 153;

        // Room for 32 of the longest without extremes; with them for 26, and for 32 of a house without export.
        private const int CapacityBytes = MaximumReadings * 108 + LongestReadingBytes;

        private readonly CborWriter _records = new CborWriter(CapacityBytes);
        private int _recordCount;

        public int ReadingCount { get; private set; }

        /// <summary>False when one more reading might not fit.</summary>
        public bool HasRoom
        {
            get
            {
                return ReadingCount < MaximumReadings && _records.Length + LongestReadingBytes <= CapacityBytes;
            }
        }

        public void Begin()
        {
            _records.Reset();
            _recordCount = 0;
            ReadingCount = 0;
        }

        /// <summary>Adds a reading; to be called while there is room.</summary>
        /// <param name="reading">A record of kind <see cref="RecordKind.Reading"/>.</param>
        /// <param name="lost">Readings that overflow has dropped between the previous reading and this
        /// one.</param>
        public void Add(OutboxRecord reading, long lost)
        {
            WriteImport(reading);
            if (reading.ExportMilliwattHours > 0)
            {
                WriteQuantity("2.8.0", "Wh", reading.ExportMilliwattHours / MilliwattHoursPerWattHour);
            }

            WriteQuantity("16.7.0", "W", reading.PowerWatts);
            if (reading.HighestWatts != OutboxRecord.NotReported)
            {
                // OBIS value group D: 3 is the minimum, 6 the maximum over the period.
                WriteQuantity("16.3.0", "W", reading.LowestWatts);
                WriteQuantity("16.6.0", "W", reading.HighestWatts);
            }

            if (reading.Millivolts != OutboxRecord.NotMeasured)
            {
                WriteQuantity("32.7.0", "mV", reading.Millivolts);
            }

            WriteNumber("97.97.0", reading.Quality);
            if (lost > 0)
            {
                WriteNumber("lost", lost);
            }

            ReadingCount++;
        }

        /// <summary>Appends the finished payload.</summary>
        public void WriteTo(CborWriter target)
        {
            target.WriteArrayHeader(_recordCount);
            target.WriteRaw(_records.Buffer, 0, _records.Length);
        }

        private void WriteImport(OutboxRecord reading)
        {
            bool isFirst = _recordCount == 0;
            _records.WriteMapHeader(isFirst ? 5 : 4);
            WriteName("1.8.0", "Wh");
            _records.WriteInteger(LabelValue);
            _records.WriteInteger(reading.ImportMilliwattHours / MilliwattHoursPerWattHour);
            if (isFirst)
            {
                _records.WriteInteger(LabelBaseVersion);
                _records.WriteInteger(Version);
            }

            _records.WriteInteger(LabelBaseTime);
            _records.WriteInteger(reading.UnixSeconds);
            _recordCount++;
        }

        private void WriteQuantity(string name, string unit, long value)
        {
            _records.WriteMapHeader(3);
            WriteName(name, unit);
            _records.WriteInteger(LabelValue);
            _records.WriteInteger(value);
            _recordCount++;
        }

        private void WriteNumber(string name, long value)
        {
            _records.WriteMapHeader(2);
            _records.WriteInteger(LabelName);
            _records.WriteText(name);
            _records.WriteInteger(LabelValue);
            _records.WriteInteger(value);
            _recordCount++;
        }

        private void WriteName(string name, string unit)
        {
            _records.WriteInteger(LabelName);
            _records.WriteText(name);
            _records.WriteInteger(LabelUnit);
            _records.WriteText(unit);
        }
    }
}
