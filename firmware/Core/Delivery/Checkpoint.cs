using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>What the board notes between records, in two copies: the register and what has become
    /// final.</summary>
    /// <remarks>
    /// Bounds the energy that a power cut takes to what was used since the last note. The register only grows, so
    /// of note and newest record the larger counts. Content: 0 import mWh (8), 8 export mWh (8), 16 import
    /// remainder (4), 20 export remainder (4), 24 recorded (4), 28 final ordinal (4), 32 unix seconds of the last
    /// period (4), 36 what the front end's counters showed (48). Former firmware noted no counters.
    /// </remarks>
    public sealed class Checkpoint
    {
        private const int CounterOffset = 36;
        private const int ContentBytes = CounterOffset + CounterNote.SizeBytes;
        private const int FormerContentBytes = 40;

        private readonly TwoCopyStore _store;
        private readonly byte[] _content = new byte[ContentBytes];

        /// <param name="path">Path without its ending.</param>
        public Checkpoint(IFileStore files, string path)
        {
            _store = new TwoCopyStore(files, path, ContentBytes, FormerContentBytes);
        }

        /// <summary>Whether there was one at start: not on a new board, nor on a formatted flash.</summary>
        public bool Exists { get; private set; }

        public long ImportMilliwattHours { get; set; }

        public long ExportMilliwattHours { get; set; }

        public int ImportRemainder { get; set; }

        public int ExportRemainder { get; set; }

        public long RecordedCount { get; set; }

        public long FinalOrdinal { get; set; }

        public long LastPeriodUnixSeconds { get; set; }

        public CounterNote Counter { get; } = new CounterNote();

        /// <summary>Takes up the newest note; all is 0 without one.</summary>
        public void Load()
        {
            Exists = _store.TryLoad(_content);
            if (!Exists)
            {
                return;
            }

            ImportMilliwattHours = Bytes.GetInt64(_content, 0);
            ExportMilliwattHours = Bytes.GetInt64(_content, 8);
            ImportRemainder = Bytes.GetInt32(_content, 16);
            ExportRemainder = Bytes.GetInt32(_content, 20);
            RecordedCount = Bytes.GetUInt32(_content, 24);
            FinalOrdinal = Bytes.GetUInt32(_content, 28);
            LastPeriodUnixSeconds = Bytes.GetUInt32(_content, 32);
            Counter.ReadFrom(_content, CounterOffset);
        }

        /// <returns>False when flash refused; the previous note is still there.</returns>
        public bool TrySave()
        {
            Bytes.PutInt64(_content, 0, ImportMilliwattHours);
            Bytes.PutInt64(_content, 8, ExportMilliwattHours);
            Bytes.PutInt32(_content, 16, ImportRemainder);
            Bytes.PutInt32(_content, 20, ExportRemainder);
            Bytes.PutUInt32(_content, 24, RecordedCount);
            Bytes.PutUInt32(_content, 28, FinalOrdinal);
            Bytes.PutUInt32(_content, 32, LastPeriodUnixSeconds);
            Counter.WriteTo(_content, CounterOffset);
            return _store.TrySave(_content);
        }
    }
}
