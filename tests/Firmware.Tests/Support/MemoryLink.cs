using System.Text;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A link whose other end is the test.</summary>
public sealed class MemoryLink : IMessageLink
{
    private readonly Queue<(string Topic, byte[] Payload, bool Retained)> _incoming = [];
    private bool _isUp = true;

    /// <summary>Statements.</summary>
    public List<byte[]> Published { get; } = [];

    /// <summary>What the board said on its topic for answers.</summary>
    public List<string> Answers { get; } = [];

    public bool IsUp
    {
        get => _isUp;
        set
        {
            if (value && !_isUp) ConnectionCount++;
            _isUp = value;
        }
    }

    public int ConnectionCount { get; private set; } = 1;

    public bool IsFull { get; set; }

    public bool TryConnect() => IsUp;

    public bool TryPublish(string topic, byte[] payload, int qos, bool retain)
    {
        if (!IsUp || IsFull) return false;
        if (topic.EndsWith("/answer", StringComparison.Ordinal)) Answers.Add(Encoding.UTF8.GetString(payload));
        else Published.Add((byte[])payload.Clone());
        return true;
    }

    public void Deliver(string topic, byte[] payload, bool retained = false) =>
        _incoming.Enqueue((topic, payload, retained));

    public bool TryReceive(out string topic, out byte[] payload, out bool retained)
    {
        bool has = _incoming.TryDequeue(out var message);
        (topic, payload, retained) = message;
        return has;
    }
}
