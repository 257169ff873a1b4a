namespace EdgeLedger.Firmware.Drivers.Links
{
    /// <summary>Messages between the client's thread and the top loop; when it is full, new ones are
    /// dropped.</summary>
    /// <remarks>
    /// Bounded in number and in size, so that no sender can fill the heap. What is dropped is said again by the
    /// gateways.
    /// </remarks>
    public sealed class ReceiveQueue
    {
        public const int Capacity = 16;
        public const int LongestPayloadBytes = 512;

        /// <summary>In characters: region, address and a gateway's name below them take 115.</summary>
        public const int LongestTopic = 128;

        private readonly object _lock = new object();
        private readonly string[] _topics = new string[Capacity];
        private readonly byte[][] _payloads = new byte[Capacity][];
        private readonly bool[] _retained = new bool[Capacity];
        private int _first;
        private int _count;

        /// <returns>False when the message was dropped.</returns>
        public bool TryPut(string topic, byte[] payload, bool retained)
        {
            if (topic == null || payload == null
                || topic.Length > LongestTopic || payload.Length > LongestPayloadBytes)
            {
                return false;
            }

            lock (_lock)
            {
                if (_count == Capacity)
                {
                    return false;
                }

                int position = (_first + _count) % Capacity;
                _topics[position] = topic;
                _payloads[position] = payload;
                _retained[position] = retained;
                _count++;
                return true;
            }
        }

        public bool TryTake(out string topic, out byte[] payload, out bool retained)
        {
            lock (_lock)
            {
                topic = null;
                payload = null;
                retained = false;
                if (_count == 0)
                {
                    return false;
                }

                topic = _topics[_first];
                payload = _payloads[_first];
                retained = _retained[_first];
                _topics[_first] = null;
                _payloads[_first] = null;
                _first = (_first + 1) % Capacity;
                _count--;
                return true;
            }
        }
    }
}
