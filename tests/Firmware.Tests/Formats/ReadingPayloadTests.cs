using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Tests.Formats;

public class ReadingPayloadTests
{
    private readonly ReadingPayload _payload = new();

    [Theory]
    [InlineData(40_000_000L, 0L, true, 32)]
    [InlineData(40_000_000L, 40_000_000L, false, 32)]
    [InlineData(9_000_000_000_000_000_000L, 9_000_000_000_000_000_000L, false, 32)]
    [InlineData(9_000_000_000_000_000_000L, 9_000_000_000_000_000_000L, true, 26)]
    public void Payload_takes_readings_while_it_has_room_and_the_gateway_reads_them_all(
        long importMilliwattHours, long exportMilliwattHours, bool hasExtremes, int expected)
    {
        _payload.Begin();
        var reading = new OutboxRecord
        {
            UnixSeconds = 4_000_000_000, ImportMilliwattHours = importMilliwattHours,
            ExportMilliwattHours = exportMilliwattHours, PowerWatts = -2_000_000, Millivolts = 230_000,
            Quality = 0xffff,
        };
        if (hasExtremes)
        {
            reading.LowestWatts = -2_000_000;
            reading.HighestWatts = 2_000_000;
        }

        for (int i = 0; _payload.HasRoom; i++)
        {
            _payload.Add(reading, lost: i == 0 ? uint.MaxValue : 0);
            reading.UnixSeconds++;
        }

        var writer = new CborWriter(4096);
        _payload.WriteTo(writer);
        Assert.Equal(expected, _payload.ReadingCount);
        Assert.True(Records.ReadingPayload.TryParse(writer.ToArray(), out var readings));
        Assert.Equal(expected, readings.Count);
        Assert.All(readings, one => Assert.Equal(hasExtremes ? 2_000_000L : null, one.HighestPowerW));
    }
}
