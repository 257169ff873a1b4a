using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Links
{
    /// <summary>When to try again to connect: after 1 s, then twice as long each time, up to 60 s.</summary>
    /// <remarks>
    /// Each wait has up to a quarter of jitter, so that a region's boards do not all knock at once when their broker
    /// comes back.
    /// </remarks>
    public sealed class ReconnectionPace
    {
        public const int FirstWaitMs = 1000;
        public const int LongestWaitMs = 60000;

        private readonly IEntropy _entropy;
        private readonly byte[] _random = new byte[1];
        private int _waitMs = FirstWaitMs;

        public ReconnectionPace(IEntropy entropy)
        {
            _entropy = entropy;
        }

        /// <summary>Uptime before which nothing is tried.</summary>
        public long NextAttemptMs { get; private set; }

        public bool IsDue(long uptimeMs)
        {
            return uptimeMs >= NextAttemptMs;
        }

        public void BeginAttempt(long uptimeMs)
        {
            _entropy.Fill(_random);
            NextAttemptMs = uptimeMs + _waitMs + (_waitMs >> 2) * _random[0] / 256;
            _waitMs = _waitMs * 2 > LongestWaitMs ? LongestWaitMs : _waitMs * 2;
        }

        /// <summary>The connection stands.</summary>
        public void Succeeded()
        {
            _waitMs = FirstWaitMs;
        }
    }
}
