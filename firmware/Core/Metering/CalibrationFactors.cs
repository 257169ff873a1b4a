using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Deviations of this board's front end from the truth, as found with an instrument; kept in
    /// flash.</summary>
    /// <remarks>
    /// 24 bytes in a <see cref="TwoCopyStore"/>, little-endian: 0 voltage gain, 4 current gain, 8 power gain (each
    /// ppm, 4 bytes), 12 power offset mW (4), 16 pulses per kWh or 0 (4), 20 zeros (4). A power cut while they are
    /// written leaves the old ones.
    /// </remarks>
    public sealed class CalibrationFactors
    {
        /// <summary>Ten per cent. A front end further off is wired or chosen wrongly, and no factor makes it
        /// right.</summary>
        public const int LargestGainPpm = 100000;

        public const int LargestOffsetMilliwatts = 20000;
        public const int LargestPulsesPerKilowattHour = 100000;
        public const int GainUnitPpm = 1000000;

        private const int ContentBytes = 24;

        private readonly TwoCopyStore _store;
        private readonly byte[] _content = new byte[ContentBytes];

        /// <param name="path">Path without its ending.</param>
        public CalibrationFactors(IFileStore files, string path)
        {
            _store = new TwoCopyStore(files, path, ContentBytes);
            if (_store.TryLoad(_content))
            {
                Read();
            }
        }

        public int VoltageGainPpm { get; set; }

        public int CurrentGainPpm { get; set; }

        /// <summary>Holds for the energy counter of the front end, too.</summary>
        public int PowerGainPpm { get; set; }

        /// <summary>Added to the raw power, before the gain. An energy counter has none: it does not creep.</summary>
        public int PowerOffsetMilliwatts { get; set; }

        /// <summary>Constant of the meter whose pulses are counted; 0 for that of the settings.</summary>
        public int PulsesPerKilowattHour { get; set; }

        public void Clear()
        {
            VoltageGainPpm = 0;
            CurrentGainPpm = 0;
            PowerGainPpm = 0;
            PowerOffsetMilliwatts = 0;
            PulsesPerKilowattHour = 0;
        }

        /// <returns>False when flash refused; what is stored then holds again.</returns>
        public bool TrySave()
        {
            byte[] content = new byte[ContentBytes];
            Bytes.PutInt32(content, 0, VoltageGainPpm);
            Bytes.PutInt32(content, 4, CurrentGainPpm);
            Bytes.PutInt32(content, 8, PowerGainPpm);
            Bytes.PutInt32(content, 12, PowerOffsetMilliwatts);
            Bytes.PutInt32(content, 16, PulsesPerKilowattHour);
            if (!_store.TrySave(content))
            {
                Read();
                return false;
            }

            System.Array.Copy(content, 0, _content, 0, ContentBytes);
            return true;
        }

        /// <summary>A value with a gain; rounded towards zero.</summary>
        public static int Scale(int value, int gainPpm)
        {
            long scaled = value + (long)value * gainPpm / GainUnitPpm;
            return scaled > int.MaxValue ? int.MaxValue : scaled < -int.MaxValue ? -int.MaxValue : (int)scaled;
        }

        // What a later firmware or a slip has stored outside the bounds is worse than no factor.
        private void Read()
        {
            VoltageGainPpm = Within(Bytes.GetInt32(_content, 0), LargestGainPpm);
            CurrentGainPpm = Within(Bytes.GetInt32(_content, 4), LargestGainPpm);
            PowerGainPpm = Within(Bytes.GetInt32(_content, 8), LargestGainPpm);
            PowerOffsetMilliwatts = Within(Bytes.GetInt32(_content, 12), LargestOffsetMilliwatts);
            int pulses = Bytes.GetInt32(_content, 16);
            PulsesPerKilowattHour = pulses < 0 ? 0 : Within(pulses, LargestPulsesPerKilowattHour);
        }

        private static int Within(int value, int largest)
        {
            return value > largest || value < -largest ? 0 : value;
        }
    }
}
