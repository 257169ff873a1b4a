using EdgeLedger.Node.Witness.Rules;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>
/// Judges the readings of each meter in the order of its chain: does this gateway find them plausible?
/// </summary>
/// <remarks>
/// A reading is compared with the one before it that counts, so a quarantined one misleads nobody about the next.
/// What it says is an opinion for a ballot. It owns no clock, thread or file; one caller at a time.
/// </remarks>
internal sealed class PlausibilityWitness
{
    private readonly WitnessSettings _settings;
    private readonly IMeterHistory _history;
    private readonly IWitnessRule[] _rules;
    private readonly Dictionary<Address, MeterTrack> _tracks = [];
    private readonly Dictionary<Address, FeederBalance> _feeders = [];
    private readonly Dictionary<Address, SecondMeter> _seconds = [];

    public PlausibilityWitness(WitnessSettings settings, IMeterHistory history)
    {
        (_settings, _history) = (settings, history);
        _rules =
        [
            new RangeRule(settings), new RegisterBackwardsRule(), new TimeWindowRule(settings), new RateOfChangeRule(),
            new RegisterPowerRule(settings), new SecondPathRule(settings), new FeederBalanceRule(),
        ];
        foreach (var feeder in settings.Feeders)
        {
            var balance = new FeederBalance(feeder);
            foreach (var meter in feeder.Behind.Append(feeder.Meter)) _feeders[meter] = balance;
        }

        foreach (var pair in settings.SecondMeters)
        {
            var point = new SecondMeter();
            (_seconds[pair.Meter], _seconds[pair.Second]) = (point, point);
        }
    }

    /// <summary>What speaks against a statement; the same answer when asked again before it is final.</summary>
    /// <returns>None for a plausible one, and for all that carries no readings.</returns>
    public DoubtReason Judge(Statement statement, long clockUnixSeconds)
    {
        if (statement.ContentType != ContentType.Reading) return DoubtReason.None;
        var track = TrackOf(statement.Signer);
        if (track.Find(statement.Id) is { } known) return known.Doubt;
        if (!statement.TryGetReadings(out var readings)) return DoubtReason.None;

        var memory = track.Before(statement.Prev);
        var doubt = DoubtReason.None;
        foreach (var reading in readings)
        {
            var found = Judge(statement.Signer, reading, memory, clockUnixSeconds);
            if (doubt == DoubtReason.None) doubt = found;
            memory = memory.After(reading);
        }

        track.Add(new JudgedLink(statement.Id, statement.Prev, memory, doubt));
        return doubt;
    }

    /// <summary>A statement is final.</summary>
    public void Accepted(Statement statement, IReadOnlyList<Reading> readings)
    {
        if (readings.Count > 0) TrackOf(statement.Signer).Accept(statement.Id, readings);
    }

    /// <summary>A statement is quarantined: its readings count nowhere, here neither.</summary>
    public void Quarantined(Statement statement)
    {
        if (statement.ContentType == ContentType.Reading) TrackOf(statement.Signer).Quarantine(statement.Id);
    }

    private DoubtReason Judge(Address meter, Reading reading, MeterMemory memory, long clockUnixSeconds)
    {
        _feeders.TryGetValue(meter, out var feeder);
        _seconds.TryGetValue(meter, out var second);
        second?.Add(meter, reading);
        var asked = new WitnessCase(
            reading, memory.Last, memory.PeriodStart, clockUnixSeconds, _settings.MaxPowerFor(meter),
            feeder?.ShareOf(meter) ?? 0, memory.Last is { } last ? second?.NetOfOther(meter, last, reading) : null);
        feeder?.Add(meter, reading);
        foreach (var rule in _rules)
        {
            if (rule.Doubts(asked)) return rule.Reason;
        }

        return DoubtReason.None;
    }

    // The ledger is asked once a meter, when it is first heard of.
    private MeterTrack TrackOf(Address meter)
    {
        if (!_tracks.TryGetValue(meter, out var track))
        {
            var (id, reading) = _history.Of(meter);
            var memory = reading is null ? default : default(MeterMemory).After(reading);
            _tracks[meter] = track = new MeterTrack(id, memory);
        }

        return track;
    }
}
