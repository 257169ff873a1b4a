using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Links;

namespace EdgeLedger.Firmware.Tests.Drivers;

public class ReconnectionPaceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(255, 249)]
    public void Waits_double_up_to_a_minute_with_up_to_a_quarter_of_jitter(byte random, int jitterOfFirst)
    {
        var pace = new ReconnectionPace(new FixedEntropy(random));
        var waits = new List<long>();
        long now = 0;
        for (int attempt = 0; attempt < 9; attempt++)
        {
            Assert.True(pace.IsDue(now));
            pace.BeginAttempt(now);
            long start = now;
            while (!pace.IsDue(now)) now++;
            waits.Add(now - start);
        }

        Assert.Equal(1000 + jitterOfFirst, waits[0]);
        for (int i = 0; i < waits.Count; i++)
        {
            long bare = Math.Min(1000L << i, 60_000);
            Assert.InRange(waits[i], bare, bare * 5 / 4);
        }
    }

    [Fact]
    public void Wait_is_short_again_after_a_connection()
    {
        var pace = new ReconnectionPace(new FixedEntropy(0));
        for (int i = 0; i < 8; i++) pace.BeginAttempt(0);
        Assert.False(pace.IsDue(59_999));

        pace.Succeeded();
        pace.BeginAttempt(100_000);

        Assert.True(pace.IsDue(101_000));
    }

    private sealed class FixedEntropy(byte value) : IEntropy
    {
        public void Fill(byte[] buffer) => Array.Fill(buffer, value);
    }
}
