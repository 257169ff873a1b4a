using System.Collections.Concurrent;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Tests.Peers;

internal sealed class RecordingReceiver : IPeerReceiver
{
    public ConcurrentQueue<(int Peer, byte[] Message)> Messages { get; } = [];

    public ConcurrentDictionary<int, bool> Connected { get; } = [];

    public ConcurrentQueue<string> Strangers { get; } = [];

    public void PeerConnected(int peer) => Connected[peer] = true;

    public void PeerDisconnected(int peer) => Connected[peer] = false;

    public void MessageReceived(int peer, byte[] message) => Messages.Enqueue((peer, message));

    public void StrangerRefused(string reason) => Strangers.Enqueue(reason);
}
