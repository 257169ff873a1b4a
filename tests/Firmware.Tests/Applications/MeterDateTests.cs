using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>A meter whose date comes late, jumps or never comes. The load is 3.6 kW: 1 Wh a second.</summary>
public sealed class MeterDateTests : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const uint Unsynchronised = Quality.ClockNotSynchronised;

    // What the time server says is not corrected here: that is BoardClock's.
    private readonly TestRegion _region = new() { TellsTime = false };
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Readings_from_before_the_date_is_known_are_held_and_get_their_true_times()
    {
        _region.Provision(_files, periodSeconds: 60);
        _clock.IsSynchronised = false;
        var board = new TestBoard(_files, _clock);
        Run(board, 200);
        Assert.Equal(0, board.Figure("recorded"));
        Assert.Contains("clock=unsynced", board.Status(), StringComparison.Ordinal);

        _clock.IsSynchronised = true;
        Run(board, 200);

        long start = Start / 1000;
        long boundary = (start / 60 * 60) + 240;
        Assert.Equal(
            [start + 60, start + 120, start + 180, boundary, boundary + 60, boundary + 120],
            _region.Readings.Select(reading => reading.UnixSeconds).Take(6));
        Assert.All(
            _region.Readings.Take(4),
            reading => Assert.Equal(Unsynchronised, reading.Quality & Unsynchronised));
        Assert.Equal(0u, _region.Readings[4].Quality);
        foreach (var (before, after) in _region.Readings.Zip(_region.Readings.Skip(1)))
        {
            Assert.Equal(after.UnixSeconds - before.UnixSeconds, after.ImportWh - before.ImportWh);
            Assert.Equal(3600, after.PowerW);
        }
    }

    [Fact]
    public void More_periods_than_can_be_held_are_declared_and_their_energy_is_in_the_next()
    {
        _region.Provision(_files, periodSeconds: 1);
        _clock.IsSynchronised = false;
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(HeldReadings.Capacity + 50);
        _clock.IsSynchronised = true;
        Run(board, 100);

        // The first step begins no period, and the one in which the date came ended two.
        Assert.InRange(_region.Readings.Sum(reading => reading.Lost), 48, 51);
        Assert.Equal(
            board.Figure("recorded"), board.Figure("final") + board.Figure("outbox") + board.Figure("lost"));
        var times = _region.Readings.Select(reading => reading.UnixSeconds).ToList();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.InRange(_region.Readings[0].ImportWh, 40, 50);
    }

    [Fact]
    public void Board_that_never_hears_the_date_keeps_its_energy_over_restarts()
    {
        const int checkpointSeconds = 10;
        _region.Provision(_files, periodSeconds: 900, extra: $"checkpoint.s={checkpointSeconds}");
        _clock.IsSynchronised = false;
        for (int start = 1; start <= 5; start++)
        {
            var board = new TestBoard(_files, _clock);
            board.RunSeconds(1000);

            // At each start the first sample stands for no time, and the filter holds three.
            long truth = start * 1000L * 1000;
            Assert.InRange(board.Figure("register_mwh"), truth - (start * (checkpointSeconds + 5) * 1000L), truth);
        }
    }

    [Theory]
    [InlineData(-86_400 * 30)]
    [InlineData(-3600)]
    [InlineData(-10)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(59)]
    [InlineData(3600)]
    [InlineData(86_400 * 400)]
    public void Jump_of_the_date_makes_no_energy_and_no_period_twice(int jumpSeconds)
    {
        _region.Provision(_files, periodSeconds: 10);
        var board = new TestBoard(_files, _clock);
        Run(board, 105);
        _clock.UnixMs += jumpSeconds * 1000L;
        Run(board, 105);
        _clock.UnixMs -= jumpSeconds * 1000L;
        Run(board, 105);

        Assert.Equal((3 * 105 - 1 - 3) * 1000L, board.Figure("register_mwh"));
        var readings = _region.Readings;
        Assert.True(readings.Count >= 10, $"{readings.Count} readings");
        foreach (var (before, after) in readings.Zip(readings.Skip(1)))
        {
            Assert.True(after.UnixSeconds > before.UnixSeconds, $"{after.UnixSeconds} twice");
            Assert.True(after.ImportWh >= before.ImportWh);
        }

        bool isSlew = Math.Abs(jumpSeconds) <= 2;
        Assert.Equal(isSlew, readings.All(reading => (reading.Quality & Unsynchronised) == 0));
    }

    [Fact]
    public void Date_that_goes_away_and_comes_back_loses_no_period()
    {
        _region.Provision(_files, periodSeconds: 10);
        var board = new TestBoard(_files, _clock);
        Run(board, 30);
        _clock.IsSynchronised = false;
        Run(board, 45);
        _clock.IsSynchronised = true;
        Run(board, 45);

        var readings = _region.Readings;
        Assert.True(readings[^1].UnixSeconds - readings[0].UnixSeconds >= 100);
        foreach (var (before, after) in readings.Zip(readings.Skip(1)))
        {
            Assert.InRange(after.UnixSeconds - before.UnixSeconds, 1, 20);
            Assert.Equal(after.UnixSeconds - before.UnixSeconds, after.ImportWh - before.ImportWh);
        }
    }

    private void Run(TestBoard board, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }
    }
}
