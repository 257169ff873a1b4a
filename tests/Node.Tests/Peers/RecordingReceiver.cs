using System.Collections.Concurrent;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Peers;

/// <param name="known">Whom it admits, each under its place in the list; without one, everybody as number 0.</param>
internal sealed class RecordingReceiver(params Address[] known) : IPeerReceiver
{
    public ConcurrentQueue<(int Peer, byte[] Message)> Messages { get; } = [];

    public ConcurrentDictionary<int, bool> Connected { get; } = [];

    public ConcurrentQueue<string> Strangers { get; } = [];

    public int Admit(Address gateway) => known.Length == 0 ? 0 : Array.IndexOf(known, gateway);

    public void PeerConnected(int peer) => Connected[peer] = true;

    public void PeerDisconnected(int peer) => Connected[peer] = false;

    public void MessageReceived(int peer, byte[] message) => Messages.Enqueue((peer, message));

    public void StrangerRefused(string reason) => Strangers.Enqueue(reason);
}
