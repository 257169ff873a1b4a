using EdgeLedger.Cli.Bench;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Experiments;

/// <summary>Meters on feeders, all that they claim over the days, and the region in which they are
/// enrolled.</summary>
/// <remarks>
/// Made once for a size of region, so that every case is about the very same statements. A feeder's meter, which
/// is the network operator's and true, shows what the meters behind it truly use and 3 % of losses, which vary by
/// a tenth.
/// </remarks>
internal sealed class Neighbourhood
{
    public const double MaxPowerW = 17_250;

    private const long StartMs = 1_790_000_000_000;
    private const double LossShare = 0.03;

    private readonly LyingMeter[] _meters;

    public Neighbourhood(ProtectionOptions options, int gateways)
    {
        Options = options;
        var keys = Enumerable.Range(0, 1 + gateways + options.Meters + Feeders)
            .Select(number => KeyedHash.Of(options.Seed, number)).ToList();
        Gateways = keys[1..(gateways + 1)];
        var registrar = keys[0];
        Genesis = Genesis.Create(
            "experiment", StartMs, Gateways.Select(key => key.PublicKey), 1, [registrar.PublicKey],
            limits: new GenesisLimits(MaxBlockBytes: 16 * 1024 * 1024, DisputeBlocks: 3));
        var meters = keys[(gateways + 1)..];
        _meters = MakeMeters(meters);
        Enrolments = Enrol(meters, registrar);
        Claims = Measure();
    }

    public ProtectionOptions Options { get; }

    public Genesis Genesis { get; }

    public IReadOnlyList<ISigner> Gateways { get; }

    public int Feeders =>
        (Options.Meters + ProtectionOptions.MetersOnAFeeder - 1) / ProtectionOptions.MetersOnAFeeder;

    public IReadOnlyList<BlockEntry> Enrolments { get; }

    /// <summary>Period by period, all meters' claims.</summary>
    public IReadOnlyList<IReadOnlyList<ClaimedReading>> Claims { get; }

    public static long EndOfPeriodMs(int period) => StartMs + ((period + 1L) * ProtectionOptions.PeriodSeconds * 1000);

    /// <summary>What an honest gateway is told: the connections' limit, and who is behind which feeder.</summary>
    public WitnessSettings Settings(bool hasFeeders) => new()
    {
        MaxPowerW = MaxPowerW,
        MaxPowerOf = Enumerable.Range(Options.Meters, Feeders)
            .ToDictionary(feeder => _meters[feeder].Address, _ => MaxPowerW * ProtectionOptions.MetersOnAFeeder),
        Feeders = hasFeeders ? [.. Enumerable.Range(0, Feeders).Select(Feeder)] : [],
    };

    private FeederSettings Feeder(int feeder) => new(
        _meters[Options.Meters + feeder].Address,
        [.. Enumerable.Range(0, Options.Meters).Where(meter => meter % Feeders == feeder).Select(m => _meters[m].Address)],
        LossShare);

    private LyingMeter[] MakeMeters(List<KeyedHash> keys)
    {
        var random = new Random(Options.Seed + 1);
        int[] compromised = [.. Enumerable.Range(0, Options.Meters).OrderBy(_ => random.Next()).Take(Options.Compromised)];
        var kinds = Enum.GetValues<AttackKind>();
        return
        [
            .. keys.Index().Select(pair =>
            {
                int place = Array.IndexOf(compromised, pair.Index);
                var attack = place < 0 ? AttackKind.None : kinds[1 + (place % (kinds.Length - 1))];
                double share = attack == AttackKind.Scaled ? 0.5 : 0.9 + (0.05 * random.NextDouble());
                return new LyingMeter(pair.Item, Genesis.Chain, attack, share);
            }),
        ];
    }

    private List<BlockEntry> Enrol(List<KeyedHash> keys, KeyedHash registrar)
    {
        var entries = new List<BlockEntry>();
        var enrolments = BenchEnrolment.Chain(Genesis.Chain, registrar, keys, index => $"meter {index}");
        foreach (var (index, enrolment) in enrolments.Index())
        {
            _meters[index].ContinueFrom(enrolment.Link);
            entries.Add(new BlockEntry(EntryKind.Transaction, enrolment.Transaction.Bytes));
        }

        return entries;
    }

    private List<IReadOnlyList<ClaimedReading>> Measure()
    {
        double[][] loads = LoadCurves.Of(Options);
        var random = new Random(Options.Seed + 2);
        var claims = new List<IReadOnlyList<ClaimedReading>>();
        for (int period = 0; period < Options.Periods; period++)
        {
            double[] behind = new double[Feeders];
            for (int meter = 0; meter < loads.Length; meter++) behind[meter % Feeders] += loads[meter][period];
            var energies = loads.Select(load => load[period])
                .Concat(behind.Select(energy => energy * (1 + (LossShare * (0.9 + (0.2 * random.NextDouble()))))));
            long end = EndOfPeriodMs(period) / 1000;
            int since = period - Options.FirstFalsePeriod;
            claims.Add([.. energies.Select((energy, meter) => _meters[meter].Next(meter, energy, since, end))]);
        }

        return claims;
    }
}
