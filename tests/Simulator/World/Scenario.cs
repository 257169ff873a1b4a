namespace EdgeLedger.Simulator.World;

/// <summary>What a seed stands for: the region, how bad its network is, and what goes wrong in it.</summary>
/// <remarks>Times in microseconds, chances from 0 to 1. Each seed has some of the faults, few have all.</remarks>
internal sealed record Scenario
{
    private const long Second = 1_000_000;

    public required ulong Seed { get; init; }

    /// <summary>What the seed is made for, beyond chance.</summary>
    public Trap Trap { get; private init; }

    /// <summary>Those that found the region.</summary>
    public required int Gateways { get; init; }

    /// <summary>Those that may come to vote later.</summary>
    public required int Newcomers { get; init; }

    public required bool HasRealCurve { get; init; }

    /// <summary>Gateways that do as they like, at most f.</summary>
    public required int Byzantine { get; init; }

    public required long FaultPhase { get; init; }

    public required long MeanTimeBetweenFaults { get; init; }

    /// <summary>Longest delay of a message while the network is bad.</summary>
    public required long WorstDelay { get; init; }

    public required double Loss { get; init; }

    public required double Duplication { get; init; }

    /// <summary>Share of proposals lost besides; the votes about them arrive.</summary>
    public double ProposalLoss { get; private init; }

    /// <summary>Whether each connection keeps the order of its messages, as TCP does.</summary>
    public required bool IsOrdered { get; init; }

    /// <summary>Shortest and longest delay once the network has healed.</summary>
    public required (long Least, long Most) HealedDelay { get; init; }

    /// <summary>Most entries of a block.</summary>
    public required int BlockEntries { get; init; }

    public required long BlockInterval { get; init; }

    public required long EmptyBlockInterval { get; init; }

    public required int Meters { get; init; }

    /// <summary>Of the meters, those that sign what they must not.</summary>
    public required int BadMeters { get; init; }

    public required long ReadingInterval { get; init; }

    /// <summary>Share of readings that nobody can believe.</summary>
    public required double Implausible { get; init; }

    /// <summary>Blocks for which ballots about a disputed statement count.</summary>
    public required int DisputeBlocks { get; init; }

    public required IReadOnlyList<FaultKind> Faults { get; init; }

    /// <summary>Time within which all must be well again after the faults have ended.</summary>
    public required long Patience { get; init; }

    /// <param name="gateways">Null for a number that the seed chooses.</param>
    public static Scenario Of(ulong seed, int? gateways)
    {
        var random = new Prng(seed);
        bool hasRealCurve = seed % 100 == 99;
        int count = gateways ?? GatewaysOf(random, hasRealCurve);
        int faulty = (count - 1) / 3;
        bool isSlow = random.Chance(0.08);
        bool isCalm = random.Chance(0.1);
        var kinds = Enum.GetValues<FaultKind>().Where(_ => !isCalm && random.Chance(0.45)).ToArray();
        int meters = hasRealCurve ? 2 : (int)random.Between(1, 4);
        var scenario = new Scenario
        {
            Seed = seed,
            Gateways = count,
            HasRealCurve = hasRealCurve,
            Byzantine = random.Chance(0.35) ? 0 : (int)random.Between(Math.Min(1, faulty), faulty),
            FaultPhase = random.Between(8, count > 7 ? 12 : 30) * Second,
            MeanTimeBetweenFaults = random.Between(Second / 4, 6 * Second),
            WorstDelay = random.Chance(0.5) ? random.Between(2_000, 100_000) : random.Between(100_000, 3 * Second),
            Loss = random.Chance(0.5) ? 0 : random.Fraction() * 0.3,
            Duplication = random.Chance(0.5) ? 0 : random.Fraction() * 0.2,
            IsOrdered = random.Chance(0.4),
            HealedDelay = isSlow ? (1_100_000, 1_600_000) : (500, random.Between(1_000, 80_000)),
            // Small blocks on a slow network could not keep up with the meters.
            BlockEntries = isSlow || random.Chance(0.7) ? 4096 : (int)random.Between(2, 6),
            BlockInterval = random.Between(100_000, Second),
            EmptyBlockInterval = random.Between(3, 12) * Second,
            Meters = meters,
            BadMeters = random.Chance(0.5) ? 0 : 1,
            ReadingInterval = random.Between(400_000, 3 * Second),
            Implausible = random.Chance(0.6) ? 0 : 0.15,
            DisputeBlocks = (int)random.Between(2, 6),
            Newcomers = kinds.Contains(FaultKind.GatewayChange) && count <= 7 ? (int)random.Between(0, 2) : 0,
            Faults = kinds,
            Patience = 240 * Second,
        };
        return scenario.For(TrapOf(seed), gateways, random);
    }

    private static Trap TrapOf(ulong seed) => (seed % 20) switch
    {
        1 or 11 => Trap.Locks,
        3 or 13 => Trap.InvalidBlocks,
        5 or 15 => Trap.CatchUp,
        7 or 17 => Trap.LostStores,
        9 when seed % 100 == 9 => Trap.LongCut,
        _ => Trap.None,
    };

    // A trap needs adversaries, so four gateways at least; whoever asks for fewer gets none.
    private Scenario For(Trap trap, int? gateways, Prng random)
    {
        int count = gateways ?? random.Pick([4, 4, 4, 5, 6, 7]);
        if (trap == Trap.None || count < 4) return this;
        var scenario = this with
        {
            Trap = trap, Gateways = count, Byzantine = (count - 1) / 3, Newcomers = count > 7 ? 0 : Newcomers,
        };
        return trap switch
        {
            Trap.Locks => scenario with
            {
                Newcomers = 0, Loss = 0, WorstDelay = random.Between(2_000, 60_000),
                FaultPhase = random.Between(20, 40) * Second,
                Faults = [.. Faults.Where(kind => kind is FaultKind.Kill or FaultKind.RegistryChange)],
            },
            Trap.InvalidBlocks => scenario with { BadMeters = 1, Meters = Math.Max(2, Meters) },
            Trap.CatchUp => scenario with { Faults = With(FaultKind.Kill, FaultKind.Partition, FaultKind.Stall) },
            Trap.LostStores => scenario with
            {
                Newcomers = 0, FaultPhase = random.Between(20, 30) * Second, Loss = 0,
                WorstDelay = random.Between(2_000, 50_000), ReadingInterval = random.Between(400_000, Second),
                Faults = [.. Faults.Where(kind => kind is FaultKind.RegistryChange)],
            },
            _ => scenario with
            {
                FaultPhase = random.Between(400, 500) * Second, ProposalLoss = 1, Byzantine = 0, Faults = [],
                Newcomers = 0, ReadingInterval = 20 * Second,
            },
        };
    }

    private IReadOnlyList<FaultKind> With(params FaultKind[] kinds) => [.. Faults.Union(kinds)];

    private static int GatewaysOf(Prng random, bool hasRealCurve) => hasRealCurve
        ? random.Pick([1, 4, 4, 5])
        : random.Below(50) == 0 ? (int)random.Between(8, 31) : random.Pick([1, 2, 3, 4, 4, 4, 4, 4, 5, 6, 7, 7]);
}
