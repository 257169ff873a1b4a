using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Time
{
    /// <summary>The date of the time server, kept within the block times of f + 1 gateways.</summary>
    /// <remarks>
    /// SNTP is not authenticated: who answers for the time server could open a validity window that has passed or
    /// not begun. Two bounds stand against that, both counted on by the crystal. The date is not before a block
    /// time that f + 1 gateways have named, since blocks carry no future times. And it is not after that block's
    /// time by more than has passed since this board signed what the block holds: a block cannot hold a statement
    /// before it was signed. So a head that was held back on its way loosens a bound and never falsifies one.
    /// Where time is played the bounds rest: a board may then lag behind the gateways without anybody lying.
    /// </remarks>
    public sealed class BoardClock : IClock
    {
        /// <summary>What gateways' clocks, a block's making and a board's own SNTP may differ by.</summary>
        public const int ToleranceMs = 5000;

        /// <summary>How long the time server may be silent before the ledger's word alone is the date.</summary>
        public const int PatienceMs = 60000;

        // A crystal that is off by one part in 2^10 is broken: real ones keep within a twentieth of that.
        internal const int DriftShift = 10;

        // Less is what two honest clocks differ by; not worth a line in the log.
        private const int NoticedMs = 2000;

        private readonly IClock _platform;
        private bool _isBound;
        private bool _hasLatest;
        private long _agreedUnixMs;
        private long _earliestOffsetMs;
        private long _latestOffsetMs;
        private long _boundAtMs;
        private long _firstBoundAtMs;

        public BoardClock(IClock platform)
        {
            _platform = platform;
        }

        public long UptimeMs
        {
            get { return _platform.UptimeMs; }
        }

        public long SteadyMs
        {
            get { return _platform.SteadyMs; }
        }

        public bool IsPlayed
        {
            get { return _platform.IsPlayed; }
        }

        /// <summary>As of the last time that somebody asked for the date.</summary>
        public ClockState State { get; private set; }

        /// <summary>
        /// False while the date rests on block times of an unknown age; readings then say that the clock is not
        /// synchronised.
        /// </summary>
        public bool IsSure
        {
            get { return State != ClockState.Ledger || _hasLatest; }
        }

        /// <summary>Whether f + 1 gateways have named a block with what this board has signed since its start: no
        /// frame of theirs that somebody kept and sends again can do that.</summary>
        public bool IsVouchedFor
        {
            get { return _platform.IsPlayed || (_isBound && _hasLatest); }
        }

        /// <summary>What the time server said last, for the log.</summary>
        public long ToldUnixMs { get; private set; }

        public bool TryGetUnixMs(out long unixMs)
        {
            bool isTold = _platform.TryGetUnixMs(out unixMs);
            ToldUnixMs = unixMs;
            State = isTold ? ClockState.TimeServer : ClockState.Unset;
            if (!_isBound || _platform.IsPlayed)
            {
                return isTold;
            }

            return isTold ? TryKeepWithinBounds(ref unixMs) : TryCountOn(out unixMs);
        }

        /// <summary>Takes over what f + 1 gateways agree on, as of now.</summary>
        /// <param name="agreedUnixMs">A block time that has passed.</param>
        /// <param name="earliestOffsetMs">Least that date less steady clock can be.</param>
        /// <param name="latestOffsetMs">Most that it can be; <see cref="long.MaxValue"/> when nobody
        /// knows.</param>
        internal void Bound(long agreedUnixMs, long earliestOffsetMs, long latestOffsetMs)
        {
            _boundAtMs = SteadyMs;
            if (!_isBound)
            {
                _firstBoundAtMs = _boundAtMs;
            }

            _isBound = true;
            _agreedUnixMs = agreedUnixMs;
            _earliestOffsetMs = earliestOffsetMs;
            _latestOffsetMs = latestOffsetMs;
            _hasLatest = latestOffsetMs != long.MaxValue;
        }

        private bool TryKeepWithinBounds(ref long unixMs)
        {
            long now = SteadyMs;
            long slack = ToleranceMs + ((now - _boundAtMs) >> DriftShift);
            long earliest = now + _earliestOffsetMs - slack;
            if (earliest < _agreedUnixMs)
            {
                earliest = _agreedUnixMs;
            }

            long date = unixMs;
            if (_hasLatest && date > now + _latestOffsetMs + slack)
            {
                date = now + _latestOffsetMs + slack;
            }

            if (date < earliest)
            {
                date = earliest;
            }

            if (date - unixMs > NoticedMs || unixMs - date > NoticedMs)
            {
                State = ClockState.Corrected;
            }

            unixMs = date;
            return true;
        }

        private bool TryCountOn(out long unixMs)
        {
            long now = SteadyMs;
            unixMs = now + _earliestOffsetMs;
            if (now - _firstBoundAtMs < PatienceMs)
            {
                return false;
            }

            State = ClockState.Ledger;
            return true;
        }
    }
}
