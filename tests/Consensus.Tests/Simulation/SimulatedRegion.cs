using System.Runtime.InteropServices;
using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>A whole region in one thread: the same seed gives the same run.</summary>
internal sealed class SimulatedRegion
{
    private readonly SimulatedGateway?[] _gateways;
    private readonly FaultyGateway?[] _faulty;
    private readonly FaultKind[] _kinds;
    private long _blocksBuilt;

    /// <param name="gateways">n.</param>
    /// <param name="seed">Of everything random.</param>
    /// <param name="badMs">How long the network does its worst before it calms down.</param>
    /// <param name="faults">By validator index; those not named are honest.</param>
    public SimulatedRegion(int gateways, int seed, long badMs, params FaultKind[] faults)
    {
        Seed = seed;
        Random = new Random(seed);
        Keys = new TestRegion(gateways);
        Watch = new SafetyWatch(seed);
        Network = new SimulatedNetwork(Random) { CalmFromMs = badMs };
        _kinds = [.. faults, .. Enumerable.Repeat(FaultKind.Honest, gateways - faults.Length)];
        _gateways = [.. _kinds.Select((kind, index) => kind is FaultKind.Honest or FaultKind.Amnesiac
            ? new SimulatedGateway(this, index, kind)
            : null)];
        _faulty = [.. _kinds.Select((kind, index) => kind is FaultKind.Honest or FaultKind.Amnesiac
            ? null
            : new FaultyGateway(this, index, kind))];
    }

    /// <summary>Short, so that a run of many rounds takes little work.</summary>
    public static ConsensusTimeouts Timeouts { get; } =
        new() { ProposeMs = 200, PrevoteMs = 100, PrecommitMs = 100, StepMs = 50, CapMs = 1_000 };

    public int Seed { get; }

    public Random Random { get; }

    public TestRegion Keys { get; }

    /// <summary>Share of messages that never get through to a given peer before the network is calm.</summary>
    public double Deafness { get; init; }

    /// <summary>What never arrives before the network is calm.</summary>
    public Func<PeerMessage, bool> Loses { get; init; } = _ => false;

    public SafetyWatch Watch { get; }

    public SimulatedNetwork Network { get; }

    /// <summary>Validators that were reported for contradicting themselves.</summary>
    public HashSet<int> Reported { get; } = [];

    public IEnumerable<SimulatedGateway> Honest => _gateways.OfType<SimulatedGateway>().Where(one => one.IsHonest);

    /// <summary>The height that every honest gateway has committed.</summary>
    public long LowestHeight => Honest.Min(gateway => gateway.Height);

    public long HighestHeight => Honest.Max(gateway => gateway.Height);

    public SimulatedGateway this[int index] =>
        _gateways[index] ?? throw new InvalidOperationException($"Gateway {index} is faulty.");

    public void Start()
    {
        foreach (SimulatedGateway? gateway in _gateways)
        {
            gateway?.Start();
        }

        foreach (FaultyGateway? gateway in _faulty)
        {
            gateway?.Start();
        }
    }

    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    public Block NewBlock(long height, Hash256 previous, int proposer) =>
        Keys.BlockOf(height, _blocksBuilt++, previous, proposer);

    public void Send(int from, int to, PeerMessage message)
    {
        if (!IsNeverHeard(from, to, message) && (Network.IsCalm || !Loses(message)))
        {
            Network.Send(from, to, () => Deliver(from, to, message));
        }
    }

    public void Broadcast(int from, PeerMessage message, bool isHonest)
    {
        if (isHonest)
        {
            Witness(message);
        }

        for (int peer = 0; peer < Keys.Count; peer++)
        {
            if (peer != from)
            {
                Send(from, peer, message);
            }
        }
    }

    private void Deliver(int from, int to, PeerMessage message)
    {
        _gateways[to]?.Receive(from, message);
        _faulty[to]?.Receive(message);
    }

    // Losing a message once is soon mended by resends. This loses it for good until the network is calm, so that
    // one gateway decides, its peers do not hear of it, and only their locks stand between them and a fork.
    private bool IsNeverHeard(int from, int to, PeerMessage message)
    {
        if (Network.IsCalm || Deafness == 0)
        {
            return false;
        }

        (int kind, long height, int round) = message switch
        {
            PeerMessage.Proposed proposed => (0, proposed.Proposal.Height, proposed.Proposal.Round),
            PeerMessage.Voted voted => ((int)voted.Vote.Type, voted.Vote.Height, voted.Vote.Round),
            _ => (-1, 0, 0),
        };
        ReadOnlySpan<long> what = [Seed, from, to, kind, height, round];
        return kind < 0 || Hash256.Of(MemoryMarshal.AsBytes(what)).ToArray()[0] < Deafness * 256;
    }

    private void Witness(PeerMessage message)
    {
        switch (message)
        {
            case PeerMessage.Voted voted:
                Watch.Voted(voted.Vote);
                break;
            case PeerMessage.Proposed proposed:
                Watch.Proposed(proposed.Proposal);
                break;
        }
    }

    public static PeerMessage AsMessage(ConsensusEffect effect) => effect switch
    {
        BroadcastProposal sent => new PeerMessage.Proposed(sent.Proposal, sent.Block),
        BroadcastVote sent => new PeerMessage.Voted(sent.Vote),
        _ => throw new InvalidOperationException($"{effect} is nothing to send."),
    };

    public void OnReport(ReportEquivocation report)
    {
        int accused = report.First.ValidatorIndex;
        Watch.Require(_kinds[accused] != FaultKind.Honest, $"honest gateway {accused} was reported");
        Reported.Add(accused);
    }

    public void RestartLater(SimulatedGateway gateway) => Network.After(Random.Next(10, 800), () =>
    {
        if (!gateway.IsUp)
        {
            gateway.Start();
        }
    });

    /// <summary>Each running gateway may die before any effect while the network is bad.</summary>
    public void MakeFragile(double crashChance)
    {
        foreach (SimulatedGateway gateway in _gateways.OfType<SimulatedGateway>())
        {
            gateway.CrashChance = crashChance;
            Network.After(Network.CalmFromMs, () => gateway.CrashChance = 0);
        }
    }

    /// <summary>Cuts the region along another line every while, until the network calms down.</summary>
    public void KeepPartitioning()
    {
        Network.Partition(Enumerable.Range(0, Keys.Count).Where(_ => Chance(0.4)));
        if (!Network.IsCalm)
        {
            Network.After(Random.Next(300, 1_500), KeepPartitioning);
        }
    }

    /// <summary>Safety was watched all along; this demands progress by every honest gateway.</summary>
    public void AssertReaches(long height, long withinMs) => Watch.Require(
        Network.RunUntil(() => LowestHeight >= height, Network.NowMs + withinMs),
        $"no progress: heights {string.Join(' ', Honest.Select(gateway => gateway.Height))}, wanted {height}");
}
