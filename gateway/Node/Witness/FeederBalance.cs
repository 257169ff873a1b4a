using EdgeLedger.Records;

namespace EdgeLedger.Node.Witness;

/// <summary>Learns, period by period, whose energy goes with what a feeder's meter finds missing.</summary>
/// <remarks>
/// What the feeder's meter shows beyond the sum behind it is, apart from losses and rounding, the sum of what each
/// meter leaves out. One that leaves out a share of its energy leaves its own load curve in that difference.
/// Regressing the difference on the energies of all meters (recursive least squares with forgetting) gives each
/// one's share with a standard error, as in theft detection by linear regression. A constant that is left out has
/// no curve: it is seen, and gathered in a share of its own so that nobody else is blamed for it, but not told
/// whose it is. Pure: fed with what the meters claim, quarantined or not, so that a doubt ends when the lie ends.
/// </remarks>
internal sealed class FeederBalance
{
    // A month of quarter-hours halves the weight of a period about four times.
    private const double Forgetting = 0.999;
    private const double StandardErrors = 4;

    // Of a share before anything is known, against energies of about 0.1 kWh: next to no prejudice.
    private const double InitialVariance = 1000;

    private const int OpenPeriods = 16;

    // What no meter's curve explains, in kWh a period; of the size of a meter's energy, so that all weigh alike.
    private const double Unexplained = 0.1;

    private readonly FeederSettings _settings;
    private readonly Dictionary<Address, int> _places;
    private readonly SortedDictionary<long, double?[]> _registers = [];
    private readonly Reading?[] _newest;
    private readonly HashSet<long> _broken = [];
    private readonly double[] _shares;
    private readonly double[,] _covariance;
    private double _noise;
    private long _evaluatedAt = long.MinValue;

    public FeederBalance(FeederSettings settings)
    {
        _settings = settings;
        _places = settings.Behind.Append(settings.Meter).Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int count = settings.Behind.Count + 1;
        _newest = new Reading?[count];
        _shares = new double[count];
        _covariance = new double[count, count];
        for (int i = 0; i < count; i++) _covariance[i, i] = InitialVariance;
    }

    /// <summary>Periods in which all registers were there.</summary>
    public int Periods { get; private set; }

    /// <summary>What the feeder's meter found beyond meters and losses in the last whole period, Wh.</summary>
    public double LastImbalanceWh { get; private set; }

    /// <summary>A meter's share of its own energy that it leaves out (negative: adds), if that is beyond doubt;
    /// else
    /// 0.</summary>
    public double ShareOf(Address meter)
    {
        if (!_places.TryGetValue(meter, out int place) || place >= _settings.Behind.Count) return 0;
        double error = Math.Sqrt(_noise * _covariance[place, place]);
        bool isSure = Math.Abs(_shares[place]) > _settings.DoubtShare + (StandardErrors * error)
            && Periods > 2 * _shares.Length;
        return isSure ? Math.Abs(_shares[place]) : 0;
    }

    /// <summary>Takes a claimed reading; periods end at the same second for all meters of a feeder.</summary>
    public void Add(Address meter, Reading reading)
    {
        if (!_places.TryGetValue(meter, out int place) || reading.UnixSeconds <= _evaluatedAt) return;
        if ((reading.Quality & (uint)ReadingQuality.OnChange) != 0) return;
        if (!_registers.TryGetValue(reading.UnixSeconds, out var registers))
        {
            _registers[reading.UnixSeconds] = registers = new double?[_places.Count];
        }

        // A register that went back says nothing of this period: one such number would drown all others.
        if (_newest[place] is { } before && reading.ImportWh < before.ImportWh) _broken.Add(reading.UnixSeconds);
        _newest[place] = reading;
        registers[place] = reading.ImportWh - (reading.ExportWh ?? 0);
        if (registers.All(register => register is not null)) Evaluate(reading.UnixSeconds, registers);
        while (_registers.Count > OpenPeriods) Close(_registers.Keys.First());
    }

    // Between two moments at which every register is known, whatever was missing between them.
    private void Evaluate(long unixSeconds, double?[] registers)
    {
        if (!_broken.Contains(unixSeconds) && _registers.GetValueOrDefault(_evaluatedAt) is { } before)
        {
            var energies = registers.Zip(before, (to, from) => (to!.Value - from!.Value) / 1000).ToArray();
            double behind = energies[..^1].Sum();
            double imbalance = energies[^1] - (behind * (1 + _settings.LossShare));
            LastImbalanceWh = imbalance * 1000;
            energies[^1] = Unexplained;
            Learn(energies, imbalance);
            Periods++;
        }

        foreach (long older in _registers.Keys.TakeWhile(time => time < unixSeconds).ToArray()) Close(older);
        _evaluatedAt = unixSeconds;
    }

    private void Close(long unixSeconds)
    {
        _registers.Remove(unixSeconds);
        _broken.Remove(unixSeconds);
    }

    private void Learn(ReadOnlySpan<double> energies, double imbalance)
    {
        int count = _shares.Length;
        double[] gain = new double[count];
        double spread = Forgetting;
        double error = imbalance;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++) gain[i] += _covariance[i, j] * energies[j];
            spread += energies[i] * gain[i];
            error -= _shares[i] * energies[i];
        }

        for (int i = 0; i < count; i++) _shares[i] += gain[i] / spread * error;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                _covariance[i, j] = (_covariance[i, j] - (gain[i] * gain[j] / spread)) / Forgetting;
            }
        }

        // Variance of one period's rest, from what the shares known before did not foresee; before there were as
        // many periods as shares, nothing could be foreseen.
        if (Periods < count) return;
        double rest = error * error * Forgetting / spread;
        _noise += (rest - _noise) / Math.Min(Periods - count + 1, 1 / (1 - Forgetting));
    }
}
