namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>What the gateways' heads say about the time; the clock hears what f + 1 of them bear out.</summary>
    /// <remarks>
    /// Of the f + 1 latest block times named, at least one is an honest gateway's, and the earliest of them is not
    /// later than that one: it has passed. Likewise, of the f + 1 smallest upper bounds the largest holds.
    /// </remarks>
    public sealed class BlockTimes
    {
        /// <summary>Instead of a time of signing: not in this run of the board.</summary>
        public const long SignedEarlier = -1;

        // 2025 and 9999: outside of them it is no time, and cannot be counted with.
        private const long FirstUnixMs = 1735689600000L;
        private const long LastUnixMs = 253402300799999L;

        private readonly BoardClock _clock;
        private readonly int _needed;
        private readonly long[] _newest;
        private readonly AgedFigures _earliest;

        // Upper bounds with their sign changed, so that the tightest is the largest.
        private readonly AgedFigures _latest;

        /// <param name="faulty">f: how many of the gateways may lie.</param>
        public BlockTimes(BoardClock clock, int gateways, int faulty)
        {
            _clock = clock;
            _needed = faulty + 1;
            _newest = new long[gateways];
            _earliest = new AgedFigures(gateways);
            _latest = new AgedFigures(gateways);
        }

        /// <summary>A block time that f + 1 gateways have reached, as their heads say; 0 before the
        /// first.</summary>
        public long AgreedUnixMs { get; private set; }

        /// <param name="gateway">Index in the roster of who said it, under its MAC.</param>
        /// <param name="blockUnixMs">Header time of a final block.</param>
        /// <param name="signedAtMs">Steady time at which this board signed a statement in that block or before,
        /// or <see cref="SignedEarlier"/>.</param>
        public void Take(int gateway, long blockUnixMs, long signedAtMs)
        {
            if (blockUnixMs < FirstUnixMs || blockUnixMs > LastUnixMs)
            {
                return;
            }

            long now = _clock.SteadyMs;
            if (blockUnixMs > _newest[gateway])
            {
                _newest[gateway] = blockUnixMs;
            }

            _earliest.Offer(gateway, blockUnixMs - now, now);
            if (signedAtMs != SignedEarlier)
            {
                _latest.Offer(gateway, signedAtMs - blockUnixMs, now);
            }

            AgreedUnixMs = Agreement.LargestReachedBy(_needed, _newest);
            if (AgreedUnixMs > 0)
            {
                long latest = _latest.ReachedBy(_needed, now);
                _clock.Bound(
                    AgreedUnixMs, _earliest.ReachedBy(_needed, now),
                    latest < AgedFigures.Never / 2 ? long.MaxValue : -latest);
            }
        }
    }
}
