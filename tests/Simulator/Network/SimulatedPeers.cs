using EdgeLedger.Node.Peers;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Network;

/// <summary>One process's end of the network.</summary>
internal sealed class SimulatedPeers(GatewayProcess process, Region region) : IPeerTransport
{
    private readonly Connection?[] _connections = new Connection?[region.Gateways.Count];

    public IPeerReceiver? Receiver { get; private set; }

    public int ConnectedCount => _connections.Count(one => one is not null);

    public Connection? this[int peer]
    {
        get => _connections[peer];
        set => _connections[peer] = value;
    }

    public Task StartAsync(IPeerReceiver receiver, CancellationToken token)
    {
        Receiver = receiver;
        region.Network.Up(process);
        return Task.CompletedTask;
    }

    public void Send(int peer, byte[] message)
    {
        process.Effect();
        if (process.Gateway.Adversary is { } adversary)
        {
            foreach (byte[] said in adversary.Say(process, peer, message)) Transmit(peer, said);
            return;
        }

        region.Votes.OnSent(process.Gateway, message);
        Transmit(peer, message);
    }

    public void Broadcast(byte[] message)
    {
        if (process.Gateway.IsHonest) region.Votes.OnSent(process.Gateway, message);
        for (int peer = 0; peer < _connections.Length; peer++)
        {
            if (peer != process.Gateway.Index) Send(peer, message);
        }
    }

    /// <summary>Sends what an adversary made up.</summary>
    public void Transmit(int peer, byte[] message)
    {
        if (!process.Gateway.IsHonest) region.Votes.OnHeard(message);
        region.Network.Send(process, peer, message);
    }

    public void Drop(int peer) => region.Network.Break(process, peer);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
