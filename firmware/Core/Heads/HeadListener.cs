using EdgeLedger.Firmware.Core.Remote;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Has head frames read and weighed.</summary>
    public sealed class HeadListener : IMessageHandler
    {
        private readonly HeadFrameReader _reader;
        private readonly HeadTally _tally;
        private readonly Head _head = new Head();

        public HeadListener(HeadFrameReader reader, HeadTally tally)
        {
            _reader = reader;
            _tally = tally;
        }

        /// <summary>Frames that were not valid, since start-up.</summary>
        public int RefusedCount { get; private set; }

        public void Take(byte[] payload)
        {
            if (_reader.TryRead(payload, _head))
            {
                _tally.Take(_head);
            }
            else
            {
                RefusedCount++;
            }
        }
    }
}
