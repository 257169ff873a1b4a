using System.Threading.Channels;

namespace EdgeLedger.Node.Peers;

/// <summary>The gateways of a region in one process: the same promises as the network's, without the
/// network.</summary>
public sealed class MemoryPeerNetwork(int gateways)
{
    private readonly MemoryPeers?[] _members = new MemoryPeers?[gateways];
    private readonly bool[,] _cut = new bool[gateways, gateways];
    private readonly Lock _gate = new();

    /// <summary>Sees each message on its way (from, to, bytes) and may change it; null loses it.</summary>
    public Func<int, int, byte[], byte[]?>? Tamper { get; set; }

    public IPeerTransport Join(int index) => new MemoryPeers(this, index);

    /// <summary>Cuts or mends the link between two gateways.</summary>
    public void SetCut(int one, int other, bool cut)
    {
        MemoryPeers? first, second;
        lock (_gate)
        {
            if (_cut[one, other] == cut) return;
            _cut[one, other] = _cut[other, one] = cut;
            (first, second) = (_members[one], _members[other]);
        }

        if (first is null || second is null) return;
        first.Announce(other, !cut);
        second.Announce(one, !cut);
    }

    private void Enter(MemoryPeers member)
    {
        List<MemoryPeers> others;
        lock (_gate)
        {
            _members[member.Index] = member;
            others = Reachable(member.Index);
        }

        foreach (var other in others)
        {
            other.Announce(member.Index, true);
            member.Announce(other.Index, true);
        }
    }

    private void Leave(MemoryPeers member)
    {
        List<MemoryPeers> others;
        lock (_gate)
        {
            if (_members[member.Index] != member) return;
            others = Reachable(member.Index);
            _members[member.Index] = null;
        }

        foreach (var other in others) other.Announce(member.Index, false);
    }

    private List<MemoryPeers> Reachable(int index) =>
        [.. _members.OfType<MemoryPeers>().Where(other => other.Index != index && !_cut[index, other.Index])];

    private int CountReachable(int index)
    {
        lock (_gate) return Reachable(index).Count;
    }

    private void Deliver(int from, int to, byte[] message)
    {
        MemoryPeers? receiver;
        lock (_gate) receiver = _cut[from, to] ? null : _members[to];
        if (receiver is null) return;
        byte[]? changed = Tamper is { } tamper ? tamper(from, to, message) : message;
        if (changed is not null) receiver.Post(from, changed);
    }

    private sealed class MemoryPeers(MemoryPeerNetwork network, int index) : IPeerTransport
    {
        private readonly Channel<(int From, byte[]? Message, bool Up)> _inbox =
            Channel.CreateUnbounded<(int, byte[]?, bool)>(new UnboundedChannelOptions { SingleReader = true });

        private Task _pump = Task.CompletedTask;

        public int Index => index;

        public int ConnectedCount => network.CountReachable(index);

        public Task StartAsync(IPeerReceiver receiver, CancellationToken token)
        {
            _pump = Task.Run(() => PumpAsync(receiver), CancellationToken.None);
            network.Enter(this);
            return Task.CompletedTask;
        }

        public void Send(int peer, byte[] message)
        {
            if (peer != index) network.Deliver(index, peer, message);
        }

        public void Broadcast(byte[] message)
        {
            for (int peer = 0; peer < network._members.Length; peer++) Send(peer, message);
        }

        public void Drop(int peer)
        {
        }

        public void Post(int from, byte[] message) => _inbox.Writer.TryWrite((from, message, true));

        public void Announce(int peer, bool up) => _inbox.Writer.TryWrite((peer, null, up));

        public async ValueTask DisposeAsync()
        {
            network.Leave(this);
            _inbox.Writer.TryComplete();
            await _pump.ConfigureAwait(false);
        }

        private async Task PumpAsync(IPeerReceiver receiver)
        {
            await foreach (var (from, message, up) in _inbox.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                if (message is not null) receiver.MessageReceived(from, message);
                else if (up) receiver.PeerConnected(from);
                else receiver.PeerDisconnected(from);
            }
        }
    }
}
