using EdgeLedger.Node.Peers;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Network;

/// <summary>The network between gateways: slow, lossy, and at times cut.</summary>
/// <remarks>
/// Two processes of one gateway (split brain) share its place: each peer is connected to one of them, whichever
/// was first.
/// </remarks>
internal sealed class SimulatedNetwork(Region region)
{
    private const long RetryUs = 400_000;
    private const int ProposalKind = 2;

    private readonly Scenario _scenario = region.Scenario;
    private readonly PeerCodec _codec = new(region.Genesis.Validators);
    private readonly Prng _random = region.Random;
    private readonly List<GatewayProcess> _processes = [];
    private readonly bool[,] _cut = new bool[region.Size, region.Size];
    private readonly bool[,] _swallows = new bool[region.Size, region.Size];

    /// <summary>Messages of late, for whoever wants to replay them.</summary>
    public Archive Archive { get; } = new();

    public bool IsHealed { get; private set; }

    /// <summary>Whether blocks get lost and small messages do not.</summary>
    public bool LosesProposals { get; set; }

    public void Up(GatewayProcess process)
    {
        _processes.Add(process);
        foreach (var other in _processes.ToArray()) TryConnect(process, other);
    }

    public void Down(GatewayProcess process)
    {
        _processes.Remove(process);
        for (int peer = 0; peer < region.Size; peer++) Break(process, peer);
    }

    /// <summary>Tries again and again to connect those that are not.</summary>
    public void Maintain()
    {
        region.Queue.After(RetryUs, Maintain);
        foreach (var one in _processes.ToArray())
        {
            foreach (var other in _processes.ToArray()) TryConnect(one, other);
        }
    }

    public void SetCut(int one, int other, bool isCut)
    {
        _cut[one, other] = _cut[other, one] = isCut;
        if (!isCut) return;
        foreach (var process in _processes.Where(process => process.Gateway.Index == one).ToArray())
        {
            Break(process, other);
        }
    }

    public void SetSwallows(int from, int to, bool swallows) => _swallows[from, to] = swallows;

    /// <summary>From now on the network delivers.</summary>
    public void Heal()
    {
        IsHealed = true;
        LosesProposals = false;
        Array.Clear(_cut);
        Array.Clear(_swallows);
    }

    public void Break(GatewayProcess process, int peer)
    {
        if (process.Peers[peer] is not { } connection) return;
        connection.IsOpen = false;
        var far = connection.FarEnd(process);
        process.Peers[peer] = null;
        far.Peers[process.Gateway.Index] = null;
        Announce(process, peer, isUp: false);
        Announce(far, process.Gateway.Index, isUp: false);
    }

    public void Send(GatewayProcess from, int to, byte[] message)
    {
        if (from.Peers[to] is not { } connection) return;
        Archive.Add(message);
        if (IsLost(from.Gateway.Index, to, message)) return;
        Deliver(connection, from, message);
        if (!IsHealed && _random.Chance(_scenario.Duplication)) Deliver(connection, from, message);
    }

    public long Delay() => IsHealed
        ? _random.Between(_scenario.HealedDelay.Least, _scenario.HealedDelay.Most)
        : _random.Between(
            200, _random.Chance(0.7) ? Math.Min(20_000, _scenario.WorstDelay) : _scenario.WorstDelay);

    private bool IsLost(int from, int to, byte[] message)
    {
        if (IsHealed) return false;
        bool isProposal = message.Length > 1 && message[1] == ProposalKind;
        if (isProposal && _scenario.Trap == Trap.Locks && _codec.TryDecode(message, out var decoded)
            && decoded is PeerMessage.BlockProposal proposal && region.Conspiracy.Withholds(from, to, proposal))
        {
            return true;
        }

        return _swallows[from, to] || (isProposal && (LosesProposals || _random.Chance(_scenario.ProposalLoss)))
            || _random.Chance(_scenario.Loss);
    }

    private void Deliver(Connection connection, GatewayProcess from, byte[] message)
    {
        long at = region.Queue.NowUs + Delay();
        if (_scenario.IsOrdered) at = connection.InOrder(from, at);
        region.Queue.At(at, () =>
        {
            var receiver = connection.FarEnd(from);
            if (!connection.IsOpen || !receiver.IsAlive) return;
            region.Trace.Mix(2, (from.Gateway.Index << 8) | receiver.Gateway.Index, message);
            region.Trace.Add($"{receiver.Gateway.Name} <- {from.Gateway.Name}  {region.Describe(message)}");
            if (receiver.Gateway.Adversary is { } adversary) adversary.Hear(receiver, message);
            else region.Offences.OnDelivered(receiver, message);
            receiver.Run(() => receiver.Peers.Receiver!.MessageReceived(from.Gateway.Index, message));
        });
    }

    private void TryConnect(GatewayProcess one, GatewayProcess other)
    {
        int first = one.Gateway.Index, second = other.Gateway.Index;
        bool isPossible = first != second && !_cut[first, second]
            && one.Peers[second] is null && other.Peers[first] is null;
        if (!isPossible || !Admits(one, other) || !Admits(other, one)) return;
        var connection = new Connection(one, other);
        (one.Peers[second], other.Peers[first]) = (connection, connection);
        Announce(one, second, isUp: true);
        Announce(other, first, isUp: true);
    }

    // All know the same gateways in the same order, so all give them the same numbers.
    private static bool Admits(GatewayProcess one, GatewayProcess other) =>
        one.Peers.Receiver!.Admit(other.Gateway.Key.PublicKey.Address) == other.Gateway.Index;

    private void Announce(GatewayProcess to, int peer, bool isUp) => region.Queue.At(region.Queue.NowUs, () =>
        to.Run(() =>
        {
            if (isUp) to.Peers.Receiver!.PeerConnected(peer);
            else to.Peers.Receiver!.PeerDisconnected(peer);
        }));
}
