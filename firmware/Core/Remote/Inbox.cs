using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Takes messages off the link and hands each to who is in charge of its topic.</summary>
    public sealed class Inbox
    {
        // A burst must not keep the board from its next sample.
        private const int MessagesPerStep = 8;

        private readonly IMessageLink _link;
        private readonly string _prefix;
        private string[] _topics = new string[0];
        private IMessageHandler[] _handlers = new IMessageHandler[0];

        /// <param name="prefix">What all topics of this board begin with, up to and including a slash.</param>
        public Inbox(IMessageLink link, string prefix)
        {
            _link = link;
            _prefix = prefix;
        }

        /// <summary>At start-up.</summary>
        /// <param name="topic">What follows the prefix; one that ends in a slash stands for all below it.</param>
        public void Add(string topic, IMessageHandler handler)
        {
            int count = _topics.Length;
            string[] topics = new string[count + 1];
            IMessageHandler[] handlers = new IMessageHandler[count + 1];
            System.Array.Copy(_topics, topics, count);
            System.Array.Copy(_handlers, handlers, count);
            topics[count] = _prefix + topic;
            handlers[count] = handler;
            _topics = topics;
            _handlers = handlers;
        }

        public void Step()
        {
            string topic;
            byte[] payload;
            bool retained;
            for (int i = 0; i < MessagesPerStep && _link.TryReceive(out topic, out payload, out retained); i++)
            {
                // A retained message is of an unknown age: nothing that a board acts upon is ever retained.
                IMessageHandler handler = retained ? null : Find(topic);
                if (handler != null)
                {
                    handler.Take(payload);
                }
            }
        }

        private IMessageHandler Find(string topic)
        {
            for (int i = 0; i < _topics.Length; i++)
            {
                string known = _topics[i];
                bool isFolder = known[known.Length - 1] == '/';
                if (isFolder ? topic.StartsWith(known) : topic == known)
                {
                    return _handlers[i];
                }
            }

            return null;
        }
    }
}
