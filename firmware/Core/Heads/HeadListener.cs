using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Takes head frames off the link and has them weighed.</summary>
    public sealed class HeadListener
    {
        // A burst must not keep the board from its next sample.
        private const int MessagesPerStep = 8;

        private readonly IMessageLink _link;
        private readonly string _topic;
        private readonly HeadFrameReader _reader;
        private readonly HeadTally _tally;
        private readonly Head _head = new Head();

        /// <param name="topic">What the topics of head frames begin with.</param>
        public HeadListener(IMessageLink link, string topic, HeadFrameReader reader, HeadTally tally)
        {
            _link = link;
            _topic = topic;
            _reader = reader;
            _tally = tally;
        }

        /// <summary>Frames that were not valid, since start-up.</summary>
        public int RefusedCount { get; private set; }

        public void Step()
        {
            string topic;
            byte[] payload;
            bool retained;
            for (int i = 0; i < MessagesPerStep && _link.TryReceive(out topic, out payload, out retained); i++)
            {
                // A retained frame is of an unknown age: nothing that a board acts upon is ever retained.
                if (retained || !topic.StartsWith(_topic))
                {
                    continue;
                }

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
}
