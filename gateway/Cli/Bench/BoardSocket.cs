using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeLedger.Cli.Bench;

/// <summary>The publishing half of an MQTT 3.1.1 client, as cheap as it can be.</summary>
/// <remarks>
/// The load shares its cores with the gateways that it measures, and a client library costs a publication some fifty
/// microseconds: a thread woken, a system call for every few bytes. Here many packets go into one write, and their
/// acknowledgements come out of one read.
/// </remarks>
internal sealed class BoardSocket : IDisposable
{
    private const byte Connect = 0x10;
    private const byte Acknowledgement = 0x40;
    private const byte PublishQos1 = 0x32;
    private const int AcknowledgementBytes = 4;
    private const int ConnectAcknowledgementBytes = 4;
    private const byte UserPasswordAndCleanSession = 0xc2;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _topic;
    private readonly byte[] _received = new byte[4096];
    private byte[] _packets = new byte[16 * 1024];
    private int _length;
    private int _pending;
    private int _receivedBytes;
    private ushort _packetId;

    private BoardSocket(string topic) => _topic = Encoding.UTF8.GetBytes(topic);

    /// <summary>Published and not acknowledged yet.</summary>
    public int Unacknowledged { get; private set; }

    /// <exception cref="InvalidOperationException">The broker refuses the board.</exception>
    public static BoardSocket Open(int port, string user, string password, string topic)
    {
        var board = new BoardSocket(topic);
        board._socket.NoDelay = true;
        board._socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        var body = new MemoryStream();
        body.Write([0, 4, .. "MQTT"u8, 4, UserPasswordAndCleanSession, 0, 0]);
        foreach (string text in new[] { user, user, password })
        {
            body.Write([(byte)(text.Length >> 8), (byte)text.Length]);
            body.Write(Encoding.ASCII.GetBytes(text));
        }

        board.Write(Connect, body.ToArray(), []);
        board.Flush();
        var answer = board._received.AsSpan(0, ConnectAcknowledgementBytes);
        for (int at = 0; at < answer.Length;) at += board.ReceiveInto(answer[at..]);
        return answer[3] == 0 ? board : throw new InvalidOperationException($"the broker refuses {user}: {answer[3]}");
    }

    /// <summary>Adds a publication; it goes with the next <see cref="Flush"/>.</summary>
    public void Publish(ReadOnlySpan<byte> payload)
    {
        _packetId = (ushort)(_packetId % ushort.MaxValue + 1);
        Span<byte> head = stackalloc byte[_topic.Length + 4];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)_topic.Length);
        _topic.CopyTo(head[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(head[(2 + _topic.Length)..], _packetId);
        Write(PublishQos1, head, payload);
        _pending++;
    }

    public void Flush()
    {
        for (int sent = 0; sent < _length;) sent += _socket.Send(_packets.AsSpan(sent, _length - sent));
        Unacknowledged += _pending;
        (_length, _pending) = (0, 0);
    }

    /// <summary>Waits until at most so many publications are unacknowledged.</summary>
    public void WaitFor(int atMost)
    {
        while (Unacknowledged > atMost)
        {
            _receivedBytes += ReceiveInto(_received.AsSpan(_receivedBytes));
            int packets = _receivedBytes / AcknowledgementBytes;
            for (int i = 0; i < packets; i++)
            {
                if (_received[i * AcknowledgementBytes] != Acknowledgement)
                {
                    throw new InvalidOperationException("the broker sent a board something else than PUBACK");
                }
            }

            Unacknowledged -= packets;
            int whole = packets * AcknowledgementBytes;
            _received.AsSpan(whole, _receivedBytes - whole).CopyTo(_received);
            _receivedBytes -= whole;
        }
    }

    public void Dispose() => _socket.Dispose();

    private int ReceiveInto(Span<byte> room)
    {
        int count = _socket.Receive(room);
        return count > 0 ? count : throw new InvalidOperationException("the broker has closed a board's connection");
    }

    private void Write(byte type, ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        int remaining = head.Length + payload.Length;
        if (_packets.Length - _length < remaining + 5) Array.Resize(ref _packets, (_packets.Length * 2) + remaining);
        _packets[_length++] = type;
        // Seven bits a byte, least significant first (MQTT 3.1.1, 2.2.3).
        int left = remaining;
        do
        {
            _packets[_length++] = (byte)((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
            left >>= 7;
        }
        while (left > 0);
        head.CopyTo(_packets.AsSpan(_length));
        payload.CopyTo(_packets.AsSpan(_length + head.Length));
        _length += remaining;
    }
}
