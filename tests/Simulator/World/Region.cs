using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Adversaries;
using EdgeLedger.Simulator.Checks;
using EdgeLedger.Simulator.Devices;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.Keys;
using EdgeLedger.Simulator.Network;

namespace EdgeLedger.Simulator.World;

/// <summary>A whole region in one thread: gateways, network, disks, devices, and whoever watches them.</summary>
internal sealed partial class Region
{
    private const long EpochUnixMs = 1_780_000_000_000;
    private const int RegistrarKeys = 100;
    private const int NewcomerKeys = 50;
    private const int MeterKeys = 200;
    private const int SpareKeys = 300;

    private readonly List<SimulatedMeter> _meters = [];
    private readonly PeerCodec _codec;

    public Region(Scenario scenario, Trace trace)
    {
        Scenario = scenario;
        Random = new Prng(scenario.Seed ^ 0x5EED5EED5EED5EED);
        Trace = trace;
        Queue = trace.Queue;
        Keys = scenario.HasRealCurve ? new CurveKeys() : KeyedHashKeys.Instance;
        IAgreementKey[] registrars = [.. Enumerable.Range(RegistrarKeys, 3).Select(Keys.Key)];
        IAgreementKey[] founders =
            [.. Enumerable.Range(0, scenario.Gateways).Select(Keys.Key).OrderBy(key => key.PublicKey.Address)];
        IAgreementKey[] newcomers =
            [.. Enumerable.Range(NewcomerKeys, scenario.Newcomers).Select(Keys.Key)];
        Genesis = Genesis.Create(
            $"sim-{scenario.Seed % 1_000_000_000}", EpochUnixMs - 1000, founders.Select(key => key.PublicKey), 2,
            registrars.Select(key => key.PublicKey),
            limits: new GenesisLimits
            {
                MaxBlockEntries = scenario.BlockEntries, DisputeBlocks = scenario.DisputeBlocks,
            });
        _codec = new PeerCodec(Genesis.Validators);
        Network = new SimulatedNetwork(this);
        Votes = new VoteWatch(this);
        Offences = new OffenceWatch(this);
        Conspiracy = new Conspiracy(this);
        Gateways = [.. founders.Concat(newcomers).Select((key, index) => NewGateway(index, $"g{index}", key))];
        Chain = new FinalChain(this);
        Office = new RegistryOffice(this, registrars);
        Members = new MembershipOffice(this);
        foreach (var newcomer in Gateways.Skip(scenario.Gateways))
        {
            // It may come with the operator's word that it never voted, or without.
            newcomer.IsRecovering = !(newcomer.Disk.Exists = Random.Chance(0.5));
        }

        MakeAdversaries();
        for (int i = 0; i < scenario.Meters; i++) AddMeter(isBad: i < scenario.BadMeters);
    }

    public Scenario Scenario { get; }

    public EventQueue Queue { get; }

    public Prng Random { get; }

    public Trace Trace { get; }

    public IKeyMaker Keys { get; }

    public Genesis Genesis { get; }

    public SimulatedNetwork Network { get; }

    public VoteWatch Votes { get; }

    public OffenceWatch Offences { get; }

    public FinalChain Chain { get; }

    public Conspiracy Conspiracy { get; }

    public RegistryOffice Office { get; }

    public MembershipOffice Members { get; }

    /// <summary>Founders by their index in genesis, then those that may come.</summary>
    public IReadOnlyList<SimulatedGateway> Gateways { get; }

    /// <summary>Second processes of adversaries, with the same key.</summary>
    public List<SimulatedGateway> Twins { get; } = [];

    public IReadOnlyList<SimulatedMeter> Meters => _meters;

    /// <summary>Whether meters go on measuring.</summary>
    public bool HasReadings { get; set; } = true;

    /// <summary>The true time.</summary>
    public long UnixMs => EpochUnixMs + (Queue.NowUs / 1000);

    public IAgreementKey SpareKey => Keys.Key(SpareKeys);

    /// <summary>Gateways that vote, may come to vote, or have voted.</summary>
    public int Size => Scenario.Gateways + Scenario.Newcomers;

    public IEnumerable<SimulatedGateway> Everyone => Gateways.Concat(Twins);

    public IEnumerable<SimulatedGateway> Honest => Gateways.Where(gateway => gateway.IsHonest);

    /// <summary>Whether the region may lose another gateway for a while.</summary>
    public bool CanBearLossOf(SimulatedGateway gateway)
    {
        var schedule = Chain.Model.Validators;
        return CanBear(schedule.Last.Keys, gateway) && CanBear(schedule.At(Chain.Height + 1).Keys, gateway)
            && (Members.Pending is not { } pending || CanBear(pending, gateway));
    }

    /// <summary>Whether a region of these gateways has no more faulty ones than it may.</summary>
    /// <param name="lost">One that is to be counted as faulty too.</param>
    public bool CanBear(IReadOnlyList<PublicKey> members, SimulatedGateway? lost = null)
    {
        int faulty = Gateways.Count(gateway => members.Contains(gateway.Key.PublicKey)
            && (gateway.IsFaulty || gateway == lost));
        return faulty <= (members.Count - 1) / 3;
    }

    /// <summary>A gateway's place among those that vote on a height; -1 if it does not.</summary>
    public int IndexOf(SimulatedGateway gateway, long height) =>
        Chain.Model.Validators.At(height).IndexOf(gateway.Key.PublicKey.Address);

    public bool IsProposer(SimulatedGateway gateway, long height, int round)
    {
        var validators = Chain.Model.Validators.At(height);
        return validators.Proposer(height, round) == validators.IndexOf(gateway.Key.PublicKey.Address);
    }

    /// <summary>How many of the gateways that vote next may be faulty, as boards are told.</summary>
    public int MostFaulty => (Chain.Model.Validators.At(Chain.Height + 1).Count - 1) / 3;

    public SimulatedMeter AddMeter(bool isBad)
    {
        int number = _meters.Count;
        var key = Keys.Key(MeterKeys + number);
        SimulatedMeter meter = isBad
            ? new BadMeter(this, key, Keys.Key(SpareKeys + 1), $"m{number}")
            : new SimulatedMeter(this, key, $"m{number}");
        _meters.Add(meter);
        Office.Enrol(meter);
        return meter;
    }

    public SimulatedMeter MeterOf(Address address) => _meters.First(meter => meter.Address == address);

    /// <summary>A message in words.</summary>
    public string Describe(byte[] message) => _codec.TryDecode(message, out var decoded)
        ? MessageText.Of(decoded)
        : $"{message.Length} bytes that are no message";

    private SimulatedGateway NewGateway(int index, string name, IAgreementKey key)
    {
        var clock = new SimulatedClock(Queue, EpochUnixMs) { OffsetUs = Random.Between(-300_000, 300_000) };
        return new SimulatedGateway(index, name, key, new SimulatedDisk(Random), clock);
    }

    private void MakeAdversaries()
    {
        int[] chosen = [.. Enumerable.Range(0, Scenario.Gateways)];
        Random.Shuffle(chosen);
        foreach (int index in chosen.Take(Scenario.Byzantine))
        {
            var gateway = Gateways[index];
            var traits = SomeTraits();

            gateway.Adversary = new Adversary(this, gateway, traits);
            Trace.Add($"{gateway.Name} is an adversary: {traits}");
            if ((traits & Trait.SplitBrain) == 0) continue;
            var twin = NewGateway(index, gateway.Name + "'", gateway.Key);
            twin.Adversary = new Adversary(this, twin, traits);
            Twins.Add(twin);
        }
    }

    // A liar and a lost store are more than f together: who lies about heights then does nothing else, or the
    // region might never be well again.
    private Trait SomeTraits()
    {
        if (Scenario.Trap == Trap.LostStores) return Trait.Understates;
        var traits = Scenario.Trap switch
        {
            Trap.Locks => Trait.LatePolkas,
            Trap.InvalidBlocks => Trait.InvalidProposals,
            Trap.CatchUp => Trait.LiesInCatchUp,
            _ => Trait.None,
        };
        foreach (var trait in Enum.GetValues<Trait>())
        {
            double chance = Scenario.Trap == Trap.Locks ? 0.08 : trait == Trait.InvalidProposals ? 0.6 : 0.3;
            if (Random.Chance(chance)) traits |= trait;
        }

        return traits;
    }
}
