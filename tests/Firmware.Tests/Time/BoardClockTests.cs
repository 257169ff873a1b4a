using EdgeLedger.Firmware.Core.Time;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Time;

/// <summary>The date is the time server's, but never outside of what f + 1 gateways' blocks allow.</summary>
public sealed class BoardClockTests
{
    private const long Start = 1_790_000_000_000;
    private const long Hour = 3_600_000;
    private const int Gateways = 4;
    private const int Faulty = 1;

    private readonly ManualClock _platform = new(Start) { SteadyMs = 7_000_000 };
    private readonly BoardClock _clock;
    private readonly BlockTimes _times;

    public BoardClockTests()
    {
        _clock = new BoardClock(_platform);
        _times = new BlockTimes(_clock, Gateways, Faulty);
    }

    [Fact]
    public void Honest_time_server_is_never_corrected()
    {
        for (int period = 0; period < 200; period++)
        {
            Honest(0);
            Honest(1);
            for (int second = 0; second < 900; second += 60)
            {
                _platform.Advance(60_000);
                Assert.Equal(_platform.UnixMs, Date());
                Assert.Equal(ClockState.TimeServer, _clock.State);
            }
        }
    }

    [Theory]
    [InlineData(-Hour)]
    [InlineData(+Hour)]
    [InlineData(-30_000)]
    [InlineData(+30_000)]
    public void Lying_time_server_is_held_to_what_the_ledger_allows(long lie)
    {
        Honest(0);
        Honest(1);
        _platform.Advance(60_000);
        long truth = _platform.UnixMs;

        _platform.UnixMs += lie;

        Assert.InRange(Date() - truth, -BoardClock.ToleranceMs - 3000, BoardClock.ToleranceMs + 3000);
        Assert.Equal(ClockState.Corrected, _clock.State);
    }

    [Fact]
    public void Date_is_not_before_a_block_time_that_f_and_1_gateways_named()
    {
        _times.Take(0, Start + 4000, BlockTimes.SignedEarlier);
        _times.Take(1, Start + 3000, BlockTimes.SignedEarlier);

        Assert.Equal(Start + 3000, Date());
    }

    [Theory]
    [InlineData(-Hour)]
    [InlineData(+Hour)]
    public void F_gateways_that_lie_do_not_move_the_date(long lie)
    {
        for (int i = 0; i < 10; i++)
        {
            _times.Take(3, _platform.UnixMs + lie, _platform.SteadyMs - 1000);
            Honest(0);
            Assert.Equal(_platform.UnixMs, Date());
            _platform.Advance(60_000);
        }

        Assert.Equal(_platform.UnixMs, Date());
    }

    // A broker can hold back a frame for as long as it likes: then it says less, but nothing that is wrong.
    [Fact]
    public void Head_that_comes_a_day_late_does_not_pull_the_date_back()
    {
        long block = _platform.UnixMs;
        long signed = _platform.SteadyMs - 1000;
        _platform.Advance(24 * Hour);

        _times.Take(0, block, signed);
        _times.Take(1, block, signed);

        Assert.Equal(_platform.UnixMs, Date());
        Assert.Equal(ClockState.TimeServer, _clock.State);
    }

    [Theory]
    [InlineData(-500)]
    [InlineData(+500)]
    public void Crystal_that_is_off_by_500_ppm_corrects_no_time_server(int ppm)
    {
        for (int day = 0; day < 4; day++)
        {
            Honest(0);
            Honest(1);
            for (int hour = 0; hour < 24; hour++)
            {
                _platform.UnixMs += Hour;
                _platform.SteadyMs += Hour + (Hour * ppm / 1_000_000);
                Assert.Equal(_platform.UnixMs, Date());
            }
        }
    }

    [Fact]
    public void Silent_time_server_is_replaced_by_the_ledger_after_a_minute_and_the_date_is_unsure_at_first()
    {
        _platform.IsSynchronised = false;
        Assert.False(_clock.TryGetUnixMs(out _));
        _times.Take(0, _platform.UnixMs, BlockTimes.SignedEarlier);
        _times.Take(1, _platform.UnixMs, BlockTimes.SignedEarlier);
        Assert.False(_clock.TryGetUnixMs(out _));

        _platform.Advance(BoardClock.PatienceMs);
        Assert.Equal(_platform.UnixMs, Date());
        Assert.Equal(ClockState.Ledger, _clock.State);
        Assert.False(_clock.IsSure);

        Honest(0);
        Honest(1);
        Assert.Equal(_platform.UnixMs, Date());
        Assert.True(_clock.IsSure);
    }

    // At speed 72000 a board lags behind the gateways' clocks by minutes, and is right.
    [Fact]
    public void Played_time_is_left_alone()
    {
        _platform.IsPlayed = true;
        _times.Take(0, Start + Hour, BlockTimes.SignedEarlier);
        _times.Take(1, Start + Hour, BlockTimes.SignedEarlier);

        Assert.Equal(Start, Date());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Time_that_is_none_is_not_counted_with(long unixMs)
    {
        for (int gateway = 0; gateway < Gateways; gateway++) _times.Take(gateway, unixMs, _platform.SteadyMs);

        Assert.Equal(0, _times.AgreedUnixMs);
        Assert.Equal(Start, Date());
    }

    [Fact]
    public void Log_says_once_whose_word_the_date_is()
    {
        var console = new ScriptedConsole();
        var watch = new ClockWatch(_clock, new Core.Logging.Log(console, _clock, new MemoryFiles()));
        Honest(0);
        Honest(1);
        watch.Step();
        _platform.UnixMs -= Hour;
        watch.Step();
        watch.Step();
        _platform.UnixMs += Hour;
        watch.Step();

        Assert.Collection(
            console.Output,
            line => Assert.EndsWith("I clock SNTP says 2026-09-21T14:13:20Z", line, StringComparison.Ordinal),
            line => Assert.EndsWith(
                "W clock SNTP says 2026-09-21T13:13:20Z, ledger says 2026-09-21T14:13:20Z: ledger wins",
                line, StringComparison.Ordinal),
            line => Assert.EndsWith("I clock SNTP says 2026-09-21T14:13:20Z", line, StringComparison.Ordinal));
    }

    // A block of now, with a statement that was signed a second ago.
    private void Honest(int gateway) => _times.Take(gateway, _platform.UnixMs, _platform.SteadyMs - 1000);

    private long Date()
    {
        Assert.True(_clock.TryGetUnixMs(out long unixMs));
        return unixMs;
    }
}
