namespace EdgeLedger.Node.Peers;

/// <summary>What a transport tells its gateway; called from several threads, for one peer in order.</summary>
public interface IPeerReceiver
{
    void PeerConnected(int peer);

    void PeerDisconnected(int peer);

    void MessageReceived(int peer, byte[] message);

    /// <summary>Somebody on the peer port was turned away; counted by reason.</summary>
    void StrangerRefused(string reason);
}
