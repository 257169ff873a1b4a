using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>What a front end's own counters showed when the registers were noted.</summary>
    /// <remarks>
    /// Content: 0 source (4), 4 tick mW ms (8), 12 import ticks (8), 20 export ticks (8), 28 import ahead mW ms (8), 36
    /// export ahead mW ms (8), 44 unix seconds (4). All zeros: nothing to go on from.
    /// </remarks>
    public sealed class CounterNote
    {
        public const int SizeBytes = 48;

        /// <summary>Which part was counting, as the settings name it; 0 for none.</summary>
        public int Source;

        /// <summary>Energy of one step, mW ms.</summary>
        public long TickMilliwattMs;

        public long ImportTicks;
        public long ExportTicks;

        /// <summary>Energy in the register that the counter has yet to show, mW ms; negative where the register
        /// has yet to get it.</summary>
        public long ImportAheadMilliwattMs;

        public long ExportAheadMilliwattMs;

        /// <summary>Not later than the note; 0 when no date was known.</summary>
        public long UnixSeconds;

        public void WriteTo(byte[] target, int offset)
        {
            Bytes.PutInt32(target, offset, Source);
            Bytes.PutInt64(target, offset + 4, TickMilliwattMs);
            Bytes.PutInt64(target, offset + 12, ImportTicks);
            Bytes.PutInt64(target, offset + 20, ExportTicks);
            Bytes.PutInt64(target, offset + 28, ImportAheadMilliwattMs);
            Bytes.PutInt64(target, offset + 36, ExportAheadMilliwattMs);
            Bytes.PutUInt32(target, offset + 44, UnixSeconds);
        }

        public void ReadFrom(byte[] source, int offset)
        {
            Source = Bytes.GetInt32(source, offset);
            TickMilliwattMs = Bytes.GetInt64(source, offset + 4);
            ImportTicks = Bytes.GetInt64(source, offset + 12);
            ExportTicks = Bytes.GetInt64(source, offset + 20);
            ImportAheadMilliwattMs = Bytes.GetInt64(source, offset + 28);
            ExportAheadMilliwattMs = Bytes.GetInt64(source, offset + 36);
            UnixSeconds = Bytes.GetUInt32(source, offset + 44);
        }
    }
}
