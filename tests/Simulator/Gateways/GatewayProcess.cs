using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Node;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Voting;
using EdgeLedger.Simulator.Keys;
using EdgeLedger.Simulator.Network;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>One life of a gateway: the real node, from its start until it is killed or gives up.</summary>
internal sealed class GatewayProcess : IGatewayPlatform
{
    private readonly Region _region;
    private int _effectsLeft = int.MaxValue;

    public GatewayProcess(Region region, SimulatedGateway gateway)
    {
        (_region, Gateway) = (region, gateway);
        Peers = new SimulatedPeers(this, region);
        Boards = new SimulatedBoardLink(this, region);
        Ballots = new SimulatedBallots(this, gateway.Disk);
    }

    public SimulatedGateway Gateway { get; }

    public SimulatedPeers Peers { get; }

    public SimulatedBoardLink Boards { get; }

    public bool IsAlive { get; private set; } = true;

    public long StalledUntilUs { get; private set; }

    /// <summary>Null until it has opened its ledger.</summary>
    public GatewayNode? Node { get; private set; }

    public bool HasThreads => false;

    public IFirstStartToken FirstStart => Gateway.Disk;

    public IBallotJournal Ballots { get; }

    public IEventLoop CreateVoteLoop() => new SimulatedLoop(this, _region.Queue);

    public RegionLedger OpenLedger(GatewayNodeSettings settings, IVerifiedStatements verified) =>
        RegionLedger.Open(
            new SimulatedStore(this, Gateway.Disk, _region), settings.Genesis, settings.Scheme, verified);

    public void Start() => Run(() =>
    {
        var scenario = _region.Scenario;
        Node = new GatewayNode(
            new GatewayNodeSettings
            {
                Genesis = _region.Genesis,
                Signer = Gateway.Key,
                Peers = [.. _region.Gateways.Skip(scenario.Gateways).Select(one => one.Key.PublicKey.Address)],
                DataPath = "",
                Clock = new GatewayClock(Gateway.Clock, null),
                Scheme = Gateway.IsHonest ? _region.Keys.Scheme : AcceptAll.Instance,
                BlockInterval = TimeSpan.FromMicroseconds(scenario.BlockInterval),
                EmptyBlockInterval = TimeSpan.FromMicroseconds(scenario.EmptyBlockInterval),
                VerifiedStatementsKept = 1024,
            },
            this, Boards, Peers, new TraceLogger(_region.Trace, Gateway.Name));
        _region.OnStarted(this);
        Node.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    });

    /// <summary>Everything that happens in the process happens in here.</summary>
    public void Run(Action action)
    {
        if (!IsAlive) return;
        try
        {
            action();
        }
        catch (ProcessKilledException)
        {
            _region.Trace.Add($"{Gateway.Name} is killed between two effects");
            End();
        }
        catch (Exception failure) when (failure is not ViolationException)
        {
            _region.Trace.Add($"{Gateway.Name} ends: {failure.Message}");
            End();
            _region.OnFailed(this, failure);
        }
    }

    /// <summary>Never shorter than before, or what happens next would overtake what waits for the end.</summary>
    public void StandStillUntil(long us) => StalledUntilUs = Math.Max(StalledUntilUs, us);

    /// <summary>Dies after so many more effects: writes, syncs, messages.</summary>
    public void KillAfter(int effects) => _effectsLeft = effects;

    /// <summary>Where the process may die.</summary>
    /// <param name="halfWay">What is left of this effect if it dies in its midst.</param>
    public void Effect(Action? halfWay = null)
    {
        if (!IsAlive) throw new ProcessKilledException("an effect after death");
        if (--_effectsLeft > 0) return;
        halfWay?.Invoke();
        throw new ProcessKilledException("killed");
    }

    public void Kill()
    {
        if (!IsAlive) return;
        _region.Trace.Add($"{Gateway.Name} is killed");
        End();
    }

    private void End()
    {
        IsAlive = false;
        _region.Trace.Mix(1, Gateway.Index, []);
        _region.Network.Down(this);
        Node?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _region.OnEnded(this);
    }
}
