using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>A part that counts by itself counts on while its board is off; what of that the register
/// takes.</summary>
public sealed class CounterRestartTests : IDisposable
{
    private const long Start = 1_790_000_100_000;
    private const int Milliwatts = 3_600_000;
    private const long MilliwattHoursPerSecond = 1000;

    // One step of the counter, and the second that a sample stands for.
    private const long Slack = 2 * MilliwattHoursPerSecond;

    private readonly TestRegion _region = new() { TellsTime = false };
    private readonly MemoryFiles _files = new();
    // The date of played time is nobody's word, and so is believed at once.
    private readonly ManualClock _clock = new(Start) { IsPlayed = true };
    private readonly CountingPart _part = new(_ => Milliwatts, second => second * Milliwatts);

    public CounterRestartTests() => Provision("frontend=pzem");

    public void Dispose() => _region.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Register_goes_on_to_what_the_part_has_counted_while_the_board_was_off(int samplesPerCount)
    {
        _part.SamplesPerCount = samplesPerCount;
        Run(BoardOn(), 1000);
        for (int i = 0; i < 3; i++)
        {
            Pass(7200);
            var board = BoardOn();
            Run(board, 900 + 13);
            Assert.Contains(board.Console.Output, line => line.Contains("I frontend counter goes on from its note"));
            AssertFollows(board);
        }

        Assert.All(
            _region.Readings.Where(reading => reading.Quality != 0),
            reading => Assert.Equal(Quality.Restart, (int)reading.Quality));
        Assert.True(_region.Readings.Count >= 3);
    }

    [Fact]
    public void Energy_is_owed_over_restarts_until_the_date_is_known_and_then_taken_once()
    {
        Run(BoardOn(), 1000);
        Pass(7200);
        _clock.IsSynchronised = false;
        var board = BoardOn();
        long before = board.Figure("register_mwh");
        Run(board, 400);
        Assert.InRange(board.Figure("register_mwh") - before, 399_000, 402_000);
        Pass(60);
        board = BoardOn();
        Run(board, 400);
        Assert.True(Truth() - board.Figure("register_mwh") > 7_000_000);

        _clock.IsSynchronised = true;
        Run(board, 2);
        AssertFollows(board);
        Run(board, 1000);
        AssertFollows(board);
    }

    [Fact]
    public void Energy_of_a_short_restart_needs_no_date_and_that_of_a_long_one_without_is_left_out()
    {
        _clock.IsSynchronised = false;
        Run(BoardOn(), 400);
        var board = BoardOn();
        Run(board, 2);
        AssertFollows(board);

        Pass(86_400);
        board = BoardOn();
        Run(board, 2);
        Assert.Contains(board.Console.Output, line => line.Contains("W frontend counter does not go on"));
        Assert.True(Truth() - board.Figure("register_mwh") > 86_000_000);
    }

    // Who cuts off the board and answers for the time server would otherwise use energy that nobody counts.
    [Theory]
    [InlineData(-7200)]
    [InlineData(-7100)]
    public void Time_server_that_lies_after_an_outage_takes_no_energy_from_the_register(int lieSeconds)
    {
        _clock.IsPlayed = false;
        using var region = new TestRegion();
        region.Provision(_files, periodSeconds: 900, extra: "frontend=pzem");
        var board = BoardOn();
        for (int i = 0; i < 1000; i++) Step(board, region);
        Pass(7200);
        _clock.UnixMs += lieSeconds * 1000L;
        board = BoardOn();
        Step(board, region);
        for (int i = 0; i < 2000; i++) Step(board, region);

        Assert.Contains(board.Console.Output, line => line.Contains("ledger wins", StringComparison.Ordinal));
        AssertFollows(board);
    }

    // Readings go out meanwhile, by a date that nobody vouches for.
    [Theory]
    [InlineData(60)]
    [InlineData(900)]
    public void Energy_is_owed_over_a_restart_whatever_is_reported_meanwhile(int periodSeconds)
    {
        _clock.IsPlayed = false;
        _region.Provision(_files, periodSeconds: periodSeconds, extra: "frontend=pzem");
        Run(BoardOn(), 1000);
        Pass(7200);
        _clock.UnixMs -= 7_200_000;
        var board = BoardOn();
        board.RunSeconds(1000);
        Assert.True(Truth() - board.Figure("register_mwh") > 7_000_000);
        board = BoardOn();
        board.RunSeconds(10);
        _clock.UnixMs += 7_200_000;
        board.RunSeconds(10);

        AssertFollows(board);
    }

    [Fact]
    public void Exchanged_part_is_given_up_when_the_ledger_vouches_for_the_date()
    {
        _clock.IsPlayed = false;
        using var region = new TestRegion();
        region.Provision(_files, periodSeconds: 900, extra: "frontend=pzem");
        var board = BoardOn();
        for (int i = 0; i < 1000; i++) Step(board, region);
        long before = Noted(board);
        Pass(3600);
        _part.FirstTicks += 500_000;
        board = BoardOn();
        for (int i = 0; i < 1810; i++) Step(board, region);

        Assert.Contains(board.Console.Output, line => line.Contains("does not go on", StringComparison.Ordinal));
        Assert.InRange(board.Figure("register_mwh"), before + 1_800_000, before + 1_812_000);
    }

    private void Step(TestBoard board, TestRegion region)
    {
        board.RunSeconds(1);
        bool any = board.Link.Published.Count > 0;
        foreach (byte[] bytes in board.Link.Published.ToList()) region.Take(bytes);
        board.Link.Published.Clear();
        region.UnixMs = Start + _clock.SteadyMs;
        if (any && region.Seq > 0) region.SendHeads(board.Link, 2);
    }

    [Theory]
    [InlineData(-50_000)]
    [InlineData(+500_000)]
    public void Exchanged_part_begins_anew_with_a_remark_and_no_energy(long ticks)
    {
        var board = BoardOn();
        Run(board, 1000);
        long before = Noted(board);
        Pass(3600);
        _part.FirstTicks += ticks;
        board = BoardOn();
        Run(board, 900);

        Assert.InRange(board.Figure("register_mwh"), before + 890_000, before + 902_000);
        Assert.Equal(
            Quality.Restart | Quality.RegisterMismatch, (int)_region.Readings[^1].Quality);

        // The next restart goes on from the new part.
        before = Noted(board);
        Pass(3600);
        board = BoardOn();
        Run(board, 100);
        Assert.InRange(board.Figure("register_mwh"), before + 3_690_000, before + 3_703_000);
    }

    [Fact]
    public void Part_that_was_set_to_zero_while_the_board_ran_is_not_counted_twice_by_a_restart()
    {
        var board = BoardOn();
        Run(board, 500);
        _part.FirstTicks = -500;
        Run(board, 5);
        long before = board.Figure("register_mwh");
        board = BoardOn();
        Run(board, 10);

        Assert.InRange(board.Figure("register_mwh"), before, before + 12_000);
    }

    [Fact]
    public void Counter_that_jumps_every_second_does_not_wear_out_the_flash()
    {
        var board = BoardOn();
        Run(board, 1000);
        int before = _files.Changes;
        for (int i = 0; i < 9000; i++)
        {
            _part.FirstTicks += i % 2 == 0 ? 100_000 : -100_000;
            Run(board, 1);
        }

        // Ten records and statements, 30 checkpoints as ever, and one more for each.
        Assert.InRange(_files.Changes - before, 20, 20 + 60 + 5);
    }

    [Theory]
    [InlineData("frontend=pzem\nfrontend.address=7")]
    [InlineData("frontend=sdm120")]
    [InlineData("frontend=pulse")]
    public void Counter_of_another_part_is_not_gone_on_from(string settings)
    {
        var board = BoardOn();
        Run(board, 1000);
        long before = Noted(board);
        Provision(settings);
        Pass(3600);
        board = BoardOn();
        Run(board, 100);

        Assert.InRange(board.Figure("register_mwh"), before + 90_000, before + 102_000);
    }

    [Fact]
    public void Pulses_counted_on_the_board_have_no_note()
    {
        Provision("frontend=pulse");
        Run(BoardOn(), 1000);
        Pass(3600);
        var board = BoardOn();
        Run(board, 100);

        Assert.InRange(Truth() - board.Figure("register_mwh"), 3_600_000, 3_905_000);
    }

    [Fact]
    public void Part_that_answers_late_after_a_restart_is_judged_when_it_does()
    {
        Run(BoardOn(), 1000);
        Pass(3600);
        _part.IsAbsent = true;
        var board = BoardOn();
        Run(board, 700);
        Pass(10);
        board = BoardOn();
        Run(board, 100);
        _part.IsAbsent = false;
        Run(board, 5);

        AssertFollows(board);
    }

    [Fact]
    public void Checkpoint_of_former_firmware_is_taken_up_and_replaced()
    {
        byte[] content = new byte[40];
        Bytes.PutInt64(content, 0, 5_000_000);
        Assert.True(new TwoCopyStore(_files, "I:\\checkpoint", content.Length).TrySave(content));
        var board = BoardOn();
        Assert.Equal(5_000_000, board.Figure("register_mwh"));
        Run(board, 100);
        Pass(3600);
        board = BoardOn();
        Run(board, 2);

        Assert.InRange(board.Figure("register_mwh"), 5_000_000 + 3_699_000, 5_000_000 + 3_703_000);
    }

    [Fact]
    public void Register_of_a_board_without_notes_begins_where_the_settings_say_and_only_there()
    {
        Provision("frontend=pzem\nregister.start.wh=7000\nregister.start.export.wh=3000");
        var board = BoardOn();
        Assert.Equal(7_000_000, board.Figure("register_mwh"));
        board.Console.Type("register");
        board.RunSeconds(1);
        Assert.Contains(board.Console.Output, line => line.Contains(" export_mwh=3000000 "));
        Run(board, 1000);
        Provision("frontend=pzem\nregister.start.wh=99000");

        Assert.InRange(BoardOn().Figure("register_mwh"), 7_000_000, 8_010_000);
    }

    private void Provision(string settings) => _region.Provision(_files, periodSeconds: 900, extra: settings);

    private TestBoard BoardOn()
    {
        _clock.UptimeMs = 0;
        return new TestBoard(_files, _clock, _part);
    }

    private void Run(TestBoard board, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, _region.Faulty + 1);
        }
    }

    // As a restart by a person leaves it: nothing is lost but what happens afterwards.
    private static long Noted(TestBoard board)
    {
        board.Meter.PrepareRestart();
        return board.Figure("register_mwh");
    }

    private void Pass(int seconds) => _clock.Advance(seconds * 1000L);

    private long Truth() => _clock.SteadyMs / 1000 * MilliwattHoursPerSecond;

    // The first sample of all sets the counter's zero.
    private void AssertFollows(TestBoard board) =>
        Assert.InRange(board.Figure("register_mwh"), Truth() - Slack - MilliwattHoursPerSecond, Truth() + Slack);
}
