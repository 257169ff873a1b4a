using EdgeLedger.Firmware.Drivers.Links;

namespace EdgeLedger.Firmware.Tests.Drivers;

public class ReceiveQueueTests
{
    private readonly ReceiveQueue _queue = new();

    [Fact]
    public void Queue_gives_messages_in_order()
    {
        for (byte i = 0; i < 3 * ReceiveQueue.Capacity; i++)
        {
            Assert.True(_queue.TryPut("t" + i, [i], retained: i % 2 == 0));
            Assert.True(_queue.TryTake(out string topic, out byte[] payload, out bool retained));
            Assert.Equal("t" + i, topic);
            Assert.Equal([i], payload);
            Assert.Equal(i % 2 == 0, retained);
        }

        Assert.False(_queue.TryTake(out _, out _, out _));
    }

    [Fact]
    public void Full_queue_drops_the_newest_and_keeps_the_rest()
    {
        for (byte i = 0; i < ReceiveQueue.Capacity; i++) Assert.True(_queue.TryPut("t", [i], false));
        Assert.False(_queue.TryPut("t", [99], false));

        for (byte i = 0; i < ReceiveQueue.Capacity; i++)
        {
            Assert.True(_queue.TryTake(out _, out byte[] payload, out _));
            Assert.Equal([i], payload);
        }
    }

    [Fact]
    public void Message_too_long_for_the_heap_is_dropped()
    {
        Assert.False(_queue.TryPut("t", new byte[ReceiveQueue.LongestPayloadBytes + 1], false));
        Assert.False(_queue.TryPut("t", null, false));
        Assert.False(_queue.TryPut("el/river/0/head/" + new string('x', 200), [1], false));
        Assert.True(_queue.TryPut("t", new byte[ReceiveQueue.LongestPayloadBytes], false));
    }
}
