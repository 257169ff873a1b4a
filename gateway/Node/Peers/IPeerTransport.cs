namespace EdgeLedger.Node.Peers;

/// <summary>Carries messages between the gateways of a region; each peer is named by the number
/// under which its receiver admits it.</summary>
/// <remarks>
/// It promises who a message comes from and nothing else: messages may be lost when a connection breaks or a
/// queue is full, and the driver sends again what still matters. Two implementations: WebSocket and memory.
/// </remarks>
public interface IPeerTransport : IAsyncDisposable
{
    /// <summary>Peers connected now.</summary>
    int ConnectedCount { get; }

    /// <exception cref="IOException">The peer port cannot be opened.</exception>
    Task StartAsync(IPeerReceiver receiver, CancellationToken token);

    /// <summary>Queues a message and returns at once; without a connection it is dropped.</summary>
    void Send(int peer, byte[] message);

    void Broadcast(byte[] message);

    /// <summary>Breaks the connection to a peer that sends nonsense; it comes back only after a pause.</summary>
    void Drop(int peer);
}
