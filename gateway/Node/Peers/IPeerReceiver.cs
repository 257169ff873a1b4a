using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>What a transport tells its gateway; called from several threads, for one peer in order.</summary>
public interface IPeerReceiver
{
    /// <summary>The number of a gateway that has proven to hold its key; -1 where it is not welcome.</summary>
    int Admit(Address gateway);

    void PeerConnected(int peer);

    void PeerDisconnected(int peer);

    void MessageReceived(int peer, byte[] message);

    /// <summary>Somebody on the peer port was turned away; counted by reason.</summary>
    void StrangerRefused(string reason);
}
