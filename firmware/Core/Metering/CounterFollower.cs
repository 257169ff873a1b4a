namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Turns the steps of a front end's own energy counter into energy for the register.</summary>
    /// <remarks>
    /// A counter is exact over a day and coarse over a minute: a PZEM-004T counts whole Wh, a meter of 800 pulses
    /// per kWh steps of 1.25 Wh. So the register follows the counter, and between two steps it is carried on by
    /// the power, but never past where the next step will take it: short periods are not all 0 or 1 Wh, and the
    /// register is never further than one step from the counter, whatever the power says. What was carried is
    /// taken off the next step, so nothing is counted twice and nothing taken back.
    /// </remarks>
    public sealed class CounterFollower
    {
        // A counter is read a little off the second, and a chip adds to its register when it pleases.
        private const int SlackMs = 10000;

        // A part counts a billion steps in no lifetime, and their energy fits into 63 bits.
        private const long MostSteps = 1L << 30;

        private readonly int _maximumPowerMilliwatts;
        private long _ticks;
        private long _notedTickMilliwattMs;
        private long _aheadMilliwattMs;
        private long _waitedMs;
        private bool _started;

        /// <param name="maximumPowerMilliwatts">More than this over the time since the last step did not
        /// flow.</param>
        public CounterFollower(int maximumPowerMilliwatts)
        {
            _maximumPowerMilliwatts = maximumPowerMilliwatts;
        }

        /// <summary>Whether the counter ran backwards or jumped in the last call.</summary>
        /// <remarks>
        /// Backwards: it was reset or exchanged and counts from 0 again. Further than the fuse can carry: the
        /// part was exchanged, and what it shows was not used here. The step is then left out, and the register
        /// goes on from the new count.
        /// </remarks>
        public bool IsBroken { get; private set; }

        /// <summary>Whether there is a count to go on from.</summary>
        public bool HasCount
        {
            get { return _started || _notedTickMilliwattMs != 0; }
        }

        /// <summary>The last count.</summary>
        public long Ticks
        {
            get { return _ticks; }
        }

        /// <summary>Energy in the register that the counter has yet to show, mW ms; negative where the register
        /// has yet to get it.</summary>
        public long AheadMilliwattMs
        {
            get { return _aheadMilliwattMs - OwedMilliwattMs; }
        }

        /// <summary>What the counter has counted between the note and the first count after it, less what the
        /// register held of it, mW ms. It is in no register until <see cref="TakeOwed"/>.</summary>
        public long OwedMilliwattMs { get; private set; }

        /// <summary>Whether the first count cannot be one of the counter that was noted.</summary>
        public bool IsForeign { get; private set; }

        /// <summary>Goes on from a note, with the first count that comes.</summary>
        /// <param name="aheadMilliwattMs">As <see cref="AheadMilliwattMs"/>, for the register of now.</param>
        public void Resume(long ticks, long tickMilliwattMs, long aheadMilliwattMs)
        {
            _ticks = ticks;
            _notedTickMilliwattMs = tickMilliwattMs;
            _aheadMilliwattMs = aheadMilliwattMs;
        }

        /// <summary>The register takes what it is owed; what it is ahead, later steps make up for.</summary>
        /// <returns>Energy for the register, mW ms, not negative.</returns>
        public long TakeOwed()
        {
            long owed = OwedMilliwattMs;
            OwedMilliwattMs = 0;
            if (owed < 0)
            {
                _aheadMilliwattMs -= owed;
                return 0;
            }

            return owed;
        }

        /// <summary>The register goes on from the first count, whatever was noted.</summary>
        public void DropOwed()
        {
            OwedMilliwattMs = 0;
        }

        /// <param name="tickMilliwattMs">Energy of one step.</param>
        /// <param name="isFresh">False when the counter was not read this time.</param>
        /// <param name="carriedMilliwattMs">Power of this direction times its time; not negative.</param>
        /// <param name="elapsedMs">Time since the last call, however long.</param>
        /// <returns>Energy for the register, mW ms, not negative.</returns>
        public long Follow(
            long ticks, long tickMilliwattMs, bool isFresh, long carriedMilliwattMs, long elapsedMs)
        {
            IsBroken = false;
            _waitedMs += elapsedMs;
            if (!_started)
            {
                if (isFresh)
                {
                    Begin(ticks, tickMilliwattMs);
                }

                return 0;
            }

            if (!isFresh)
            {
                _aheadMilliwattMs += carriedMilliwattMs;
                return carriedMilliwattMs;
            }

            long energy = Steps(ticks, tickMilliwattMs) * tickMilliwattMs;
            if (energy > 0)
            {
                return TakeOffCarried(energy);
            }

            long room = tickMilliwattMs - _aheadMilliwattMs;
            long added = carriedMilliwattMs < room ? carriedMilliwattMs : room < 0 ? 0 : room;
            _aheadMilliwattMs += added;
            return added;
        }

        private void Begin(long ticks, long tickMilliwattMs)
        {
            if (HasCount)
            {
                long steps = ticks - _ticks;
                IsForeign = tickMilliwattMs != _notedTickMilliwattMs || steps < 0 || steps > MostSteps;
                OwedMilliwattMs = IsForeign ? 0 : steps * tickMilliwattMs - _aheadMilliwattMs;
                _aheadMilliwattMs = 0;
            }

            _started = true;
            _ticks = ticks;
            _waitedMs = 0;
        }

        private long Steps(long ticks, long tickMilliwattMs)
        {
            long steps = ticks - _ticks;
            if (steps < 0)
            {
                IsBroken = true;
                steps = ticks < 0 ? 0 : ticks;
            }

            long limit = (_waitedMs + SlackMs) * _maximumPowerMilliwatts / tickMilliwattMs + 1;
            if (steps > limit)
            {
                IsBroken = true;
                steps = 0;
            }

            _ticks = ticks;
            _waitedMs = 0;
            return steps;
        }

        private long TakeOffCarried(long energy)
        {
            if (energy <= _aheadMilliwattMs)
            {
                _aheadMilliwattMs -= energy;
                return 0;
            }

            energy -= _aheadMilliwattMs;
            _aheadMilliwattMs = 0;
            return energy;
        }
    }
}
