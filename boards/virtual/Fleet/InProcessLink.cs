using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>The way from one board to the far end and back, in simulated time and with faults.</summary>
/// <remarks>
/// Messages wait in two queues ordered by when they arrive; equal times keep the order in which they were sent.
/// Every fault is a draw of the board's own sequence, so that it depends on nothing but the seed and what the
/// board did.
/// </remarks>
public sealed class InProcessLink(SimulatedClock clock, FleetOptions options, ulong seed) : IMessageLink
{
    private const long HourMs = 3_600_000;

    private readonly PriorityQueue<Message, (long AtMs, long Order)> _up = new();
    private readonly PriorityQueue<Message, (long AtMs, long Order)> _down = new();
    private readonly ulong _outages = SeededSequence.At(seed, 1);
    private SeededSequence _draws = new(SeededSequence.At(seed, 2));
    private long _order;
    private bool _wasUp;

    public bool IsUp { get; private set; }

    public int ConnectionCount { get; private set; }

    /// <summary>Whether the board's network can be used at all now.</summary>
    public bool HasNetwork
    {
        get
        {
            long hour = Math.DivRem(clock.NowUnixMs, HourMs, out long within);
            ulong draw = SeededSequence.At(_outages, hour);
            return (int)(draw % 100) >= options.Link.OutagePercent || within >= options.Link.OutageMs;
        }
    }

    public bool TryConnect()
    {
        IsUp = HasNetwork;
        if (IsUp && !_wasUp) ConnectionCount++;
        _wasUp = IsUp;
        return IsUp;
    }

    public bool TryPublish(string topic, byte[] payload, int qos, bool retain)
    {
        if (!IsUp || !HasNetwork) return false;
        Send(_up, new Message(topic, [.. payload]), clock.NowUnixMs);
        return true;
    }

    public bool TryReceive(out string topic, out byte[] payload, out bool retained)
    {
        (topic, payload, retained) = (null!, null!, false);
        if (!_down.TryPeek(out var message, out var at) || at.AtMs > clock.NowUnixMs) return false;
        _down.Dequeue();
        if (!IsUp) return false;
        (topic, payload) = (message.Topic, message.Payload);
        return true;
    }

    /// <summary>Takes the oldest message that is in a block by now.</summary>
    internal bool TryTakeUp(out Message message, out long blockUnixMs)
    {
        blockUnixMs = 0;
        if (!_up.TryPeek(out message!, out var at)) return false;
        blockUnixMs = ((at.AtMs / options.BlockIntervalMs) + 1) * options.BlockIntervalMs;
        if (blockUnixMs > clock.NowUnixMs) return false;
        _up.Dequeue();
        return true;
    }

    internal void Answer(Message message, long unixMs) => Send(_down, message, unixMs);

    /// <summary>A restart of the board: its connection and what was on its way down are gone.</summary>
    internal void Drop()
    {
        IsUp = false;
        _wasUp = false;
        _down.Clear();
    }

    private void Send(PriorityQueue<Message, (long AtMs, long Order)> queue, Message message, long fromUnixMs)
    {
        if (_draws.Chance(options.Link.LossPercent)) return;
        int copies = _draws.Chance(options.Link.DuplicatePercent) ? 2 : 1;
        for (int i = 0; i < copies; i++)
        {
            long arrivesMs = fromUnixMs + _draws.Between(1, options.Link.LongestDelayMs);
            queue.Enqueue(message, (arrivesMs, _order++));
        }
    }
}
