using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>A front end's own counters, followed from sample to sample and from start to start.</summary>
    /// <remarks>
    /// A part on a bus counts on while this board is off. So each note of the registers holds what the counters
    /// showed, and the next start goes on from there if that can be: the counter is not behind the note, and has
    /// not counted more than the fuse can carry in the time since. That takes the date; until it is known the
    /// energy is owed, and each note says so. A part that was exchanged or set to zero begins anew: nothing is
    /// invented.
    /// </remarks>
    public sealed class EnergyCounters
    {
        // A part is read a little off the second, and a note is dated in whole seconds.
        private const int SlackMs = 10000;
        private const int MillisecondsPerSecond = 1000;

        private readonly CounterFollower _import;
        private readonly CounterFollower _export;
        private readonly int _maximumPowerMilliwatts;
        private long _tickMilliwattMs;
        private long _notedUnixSeconds;
        private long _uncountedMs;
        private long _owedForMs;
        private bool _isResuming;
        private bool _isOwed;
        private bool _hasBroken;

        /// <param name="maximumPowerMilliwatts">What the main fuse can carry.</param>
        public EnergyCounters(int maximumPowerMilliwatts)
        {
            _maximumPowerMilliwatts = maximumPowerMilliwatts;
            _import = new CounterFollower(maximumPowerMilliwatts);
            _export = new CounterFollower(maximumPowerMilliwatts);
        }

        /// <summary>Whether there is a count to go on from.</summary>
        public bool HasCount
        {
            get { return _import.HasCount; }
        }

        /// <summary>Whether what was counted since the note waits to be judged.</summary>
        public bool IsOwed
        {
            get { return _isOwed; }
        }

        /// <summary>Energy for the import register by the last call, mW ms, not negative.</summary>
        public long ImportedMilliwattMs { get; private set; }

        public long ExportedMilliwattMs { get; private set; }

        /// <summary>Whether a counter ran backwards or jumped since the last note: that note says nothing about
        /// the registers any more.</summary>
        public bool HasBroken
        {
            get { return _hasBroken; }
        }

        /// <param name="importBeyondMilliwattMs">What the import register, from a newer record, holds beyond the
        /// one of the note.</param>
        /// <param name="exportBeyondMilliwattMs">Likewise.</param>
        /// <param name="unixSeconds">When the registers were as they are now, or before that; 0 when no date was
        /// known.</param>
        public void Resume(
            CounterNote note, long importBeyondMilliwattMs, long exportBeyondMilliwattMs, long unixSeconds)
        {
            _import.Resume(
                note.ImportTicks, note.TickMilliwattMs, note.ImportAheadMilliwattMs + importBeyondMilliwattMs);
            _export.Resume(
                note.ExportTicks, note.TickMilliwattMs, note.ExportAheadMilliwattMs + exportBeyondMilliwattMs);
            _tickMilliwattMs = note.TickMilliwattMs;

            // What is owed has been counted since the note before, whatever was reported meanwhile.
            bool isOwed = note.ImportAheadMilliwattMs < 0 || note.ExportAheadMilliwattMs < 0;
            _notedUnixSeconds = isOwed || note.UnixSeconds > unixSeconds ? note.UnixSeconds : unixSeconds;
            _isResuming = true;
        }

        /// <param name="elapsedMs">Time since the last call, however long.</param>
        /// <param name="intervalMs">Time for which the power of the sample stands.</param>
        /// <returns>False when a counter ran backwards or jumped.</returns>
        public bool TryFollow(MeterSample sample, long elapsedMs, int intervalMs)
        {
            long carried = (long)sample.ActivePowerMilliwatts * intervalMs;
            ImportedMilliwattMs = _import.Follow(
                sample.ImportTicks, sample.TickMilliwattMs, sample.IsCounterFresh, carried > 0 ? carried : 0,
                elapsedMs);
            ExportedMilliwattMs = _export.Follow(
                sample.ExportTicks, sample.TickMilliwattMs, sample.IsCounterFresh, carried < 0 ? -carried : 0,
                elapsedMs);
            _tickMilliwattMs = sample.TickMilliwattMs;
            if (_isResuming)
            {
                _uncountedMs += elapsedMs;
                _isOwed = sample.IsCounterFresh;
                _isResuming = !_isOwed;
            }
            else if (_isOwed)
            {
                _owedForMs += elapsedMs;
            }

            bool isBroken = _import.IsBroken || _export.IsBroken;
            _hasBroken |= isBroken;
            return !isBroken;
        }

        /// <summary>Judges what the counters have counted since the note, once that can be done.</summary>
        /// <param name="unixSeconds">Now; 0 while no date is known.</param>
        /// <param name="isSure">Whether nobody can have made the date: by the word of a time server alone, energy
        /// may be taken but never given up.</param>
        /// <param name="goesOn">Whether the counters go on from the note: <see cref="ImportedMilliwattMs"/> and
        /// <see cref="ExportedMilliwattMs"/> are then what they have counted.</param>
        /// <returns>False when there is nothing to judge, or not yet.</returns>
        public bool TryJudge(long unixSeconds, bool isSure, out bool goesOn)
        {
            goesOn = false;
            if (!_isOwed)
            {
                return false;
            }

            bool isPossible = IsPossible(_import) && IsPossible(_export);
            goesOn = isPossible && IsCarried(_import, unixSeconds) && IsCarried(_export, unixSeconds);
            if (isPossible && !goesOn && !(isSure && unixSeconds > 0) && _notedUnixSeconds > 0)
            {
                return false;
            }

            _isOwed = false;
            if (goesOn)
            {
                ImportedMilliwattMs = _import.TakeOwed();
                ExportedMilliwattMs = _export.TakeOwed();
                return true;
            }

            _import.DropOwed();
            _export.DropOwed();
            _hasBroken = true;
            return true;
        }

        /// <param name="source">The part that counts, not 0.</param>
        /// <param name="unixSeconds">Now, or a little before; 0 while no date is known.</param>
        public void Fill(CounterNote note, int source, long unixSeconds)
        {
            note.Source = HasCount && !_hasBroken ? source : 0;
            _hasBroken = false;
            if (unixSeconds > 0 && !_isResuming && !_isOwed)
            {
                _notedUnixSeconds = unixSeconds;
            }

            note.TickMilliwattMs = _tickMilliwattMs;
            note.ImportTicks = _import.Ticks;
            note.ExportTicks = _export.Ticks;
            note.ImportAheadMilliwattMs = _import.AheadMilliwattMs;
            note.ExportAheadMilliwattMs = _export.AheadMilliwattMs;
            note.UnixSeconds = _notedUnixSeconds;
        }

        // The register may be ahead by a step, and by what was carried while the counter was not read.
        private bool IsPossible(CounterFollower counter)
        {
            return !counter.IsForeign
                && -(counter.OwedMilliwattMs + _tickMilliwattMs) / _maximumPowerMilliwatts <= SlackMs;
        }

        private bool IsCarried(CounterFollower counter, long unixSeconds)
        {
            long passedMs = _uncountedMs;
            if (unixSeconds > 0 && _notedUnixSeconds > 0)
            {
                long datedMs = (unixSeconds - _notedUnixSeconds) * MillisecondsPerSecond - _owedForMs;
                passedMs = datedMs > passedMs ? datedMs : passedMs;
            }

            return (counter.OwedMilliwattMs - _tickMilliwattMs) / _maximumPowerMilliwatts <= passedMs + SlackMs;
        }
    }
}
