using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>Sends what is in flight, and sends it again until the ledger has it.</summary>
    /// <remarks>
    /// The first wait is about 5 s, then twice as long up to 60 s, each with up to a quarter of jitter so that the
    /// boards of a region do not speak at once when their broker comes back. Waits end early when a connection is
    /// made and when something becomes final after a long silence. They run on uptime: a jump of the wall clock
    /// neither floods the gateways nor silences the board.
    /// </remarks>
    public sealed class Courier
    {
        private const int FirstWaitMs = 5000;
        private const int LongestWaitMs = 60000;
        private const int AtLeastOnce = 1;

        private readonly Outbox _outbox;
        private readonly IMessageLink _link;
        private readonly IEntropy _entropy;
        private readonly string _topic;
        private readonly byte[] _random = new byte[1];
        private int _connectionCount;
        private long _finalOrdinal;

        public Courier(Outbox outbox, IMessageLink link, IEntropy entropy, string topic)
        {
            _outbox = outbox;
            _link = link;
            _entropy = entropy;
            _topic = topic;
        }

        /// <summary>Statements sent again since start-up.</summary>
        public int ResentCount { get; private set; }

        public void Step(long uptimeMs)
        {
            if (!_link.IsUp)
            {
                return;
            }

            if (_link.ConnectionCount != _connectionCount)
            {
                _connectionCount = _link.ConnectionCount;
                HastenAll(uptimeMs);
            }

            InFlight inFlight = _outbox.InFlight;
            if (inFlight.FinalOrdinal != _finalOrdinal)
            {
                _finalOrdinal = inFlight.FinalOrdinal;
                HastenOverdue(uptimeMs);
            }

            for (long ordinal = inFlight.FinalOrdinal + 1; ordinal <= inFlight.NewestOrdinal; ordinal++)
            {
                SignedStatement statement = inFlight.At(ordinal);
                if (uptimeMs >= statement.NextSendMs && !TrySend(statement, uptimeMs))
                {
                    return;
                }
            }
        }

        // What was on its way when the connection broke may be lost.
        private void HastenAll(long uptimeMs)
        {
            InFlight inFlight = _outbox.InFlight;
            for (long ordinal = inFlight.FinalOrdinal + 1; ordinal <= inFlight.NewestOrdinal; ordinal++)
            {
                inFlight.At(ordinal).NextSendMs = uptimeMs;
            }
        }

        // The ledger goes on again: what it missed meanwhile need not wait out its minute, and what is signed next
        // could not enter a block before it.
        private void HastenOverdue(long uptimeMs)
        {
            InFlight inFlight = _outbox.InFlight;
            for (long ordinal = inFlight.FinalOrdinal + 1; ordinal <= inFlight.NewestOrdinal; ordinal++)
            {
                SignedStatement statement = inFlight.At(ordinal);
                if (statement.BackoffMs > FirstWaitMs)
                {
                    statement.BackoffMs = 0;
                    statement.NextSendMs = uptimeMs;
                }
            }
        }

        private bool TrySend(SignedStatement statement, long uptimeMs)
        {
            if (!_link.TryPublish(_topic, statement.Bytes, AtLeastOnce, false))
            {
                return false;
            }

            if (statement.BackoffMs == 0)
            {
                statement.BackoffMs = FirstWaitMs;
            }
            else
            {
                ResentCount++;
                int doubled = statement.BackoffMs * 2;
                statement.BackoffMs = doubled > LongestWaitMs ? LongestWaitMs : doubled;
            }

            _entropy.Fill(_random);
            int jitterMs = (statement.BackoffMs >> 2) * _random[0] / 256;
            statement.NextSendMs = uptimeMs + statement.BackoffMs + jitterMs;
            return true;
        }
    }
}
