using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>One WebSocket to one peer: a bounded queue out, a size limit in.</summary>
/// <remarks>
/// A peer that reads too slowly is disconnected when its queue is full: it comes back, says its height and
/// catches up, which is cheaper than remembering for it.
/// </remarks>
internal sealed class PeerConnection(int peer, Address address, WebSocket socket, int maximumMessageBytes)
    : IDisposable
{
    private const int QueueLimitBytes = 64 * 1024 * 1024;
    private const int QueueLimitMessages = 8192;
    private const int ReadBytes = 64 * 1024;

    private readonly Channel<byte[]> _queue =
        Channel.CreateBounded<byte[]>(new BoundedChannelOptions(QueueLimitMessages) { SingleReader = true });

    private readonly CancellationTokenSource _closed = new();
    private long _queuedBytes;

    public int Peer => peer;

    public Address Address => address;

    /// <summary>Whether the peer sent something that breaks the rules of the transport.</summary>
    public bool Misbehaved { get; private set; }

    public void Send(byte[] message)
    {
        if (Interlocked.Add(ref _queuedBytes, message.Length) > QueueLimitBytes
            || !_queue.Writer.TryWrite(message))
        {
            Close();
        }
    }

    /// <summary>From any thread; whoever sends may still hold a connection that has ended just now.</summary>
    public void Close()
    {
        try
        {
            _closed.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Closed for good, as was wanted; thrown on, it would end the vote of the gateway that sends.
        }
    }

    /// <summary>Reads and writes until either side ends the connection.</summary>
    public async Task RunAsync(IPeerReceiver receiver, CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, _closed.Token);
        var writing = WriteAsync(either.Token);
        try
        {
            await ReadAsync(receiver, either.Token).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException)
        {
            // The other side went away, or we do.
        }
        finally
        {
            Close();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            socket.Abort();
        }
    }

    public void Dispose()
    {
        _closed.Dispose();
        socket.Dispose();
    }

    private async Task WriteAsync(CancellationToken token)
    {
        try
        {
            await foreach (byte[] message in _queue.Reader.ReadAllAsync(token).ConfigureAwait(false))
            {
                Interlocked.Add(ref _queuedBytes, -message.Length);
                await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, true, token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception end) when (end is WebSocketException or IOException)
        {
            Close();
        }
    }

    private async Task ReadAsync(IPeerReceiver receiver, CancellationToken token)
    {
        var buffer = new ArrayBufferWriter<byte>(ReadBytes);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(ReadBytes), token).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close) return;
            buffer.Advance(part.Count);
            if (part.MessageType != WebSocketMessageType.Binary || buffer.WrittenCount > maximumMessageBytes)
            {
                Misbehaved = true;
                receiver.StrangerRefused(
                    part.MessageType == WebSocketMessageType.Binary
                        ? "PeerMessageTooLarge"
                        : "PeerMessageMalformed");
                return;
            }

            if (!part.EndOfMessage) continue;
            receiver.MessageReceived(peer, buffer.WrittenSpan.ToArray());
            if (buffer.Capacity > ReadBytes * 16) buffer = new ArrayBufferWriter<byte>(ReadBytes);
            else buffer.ResetWrittenCount();
        }
    }
}
