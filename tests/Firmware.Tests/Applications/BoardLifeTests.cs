using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class BoardLifeTests : IDisposable
{
    private const string SafeMode = "status kind=meter safe-mode";

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();

    public BoardLifeTests() => _region.Provision(_files);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void A_start_tells_its_number_and_reason()
    {
        var first = TestPlatform.Start(_files);
        Assert.Contains("0.000 I start start 1, reason power, last fault none", first.Serial.Output);
        first.Ask("reboot");
        Assert.Equal(1, first.Switch.Reboots);

        var second = TestPlatform.Start(_files);
        Assert.Contains("0.000 I start start 2, reason software, last fault none", second.Serial.Output);

        var third = TestPlatform.Start(_files);
        Assert.Contains("0.000 I start start 3, reason power, last fault none", third.Serial.Output);
        Assert.Contains(
            " starts=3 reason=power failed_starts=2", third.Ask("show").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_faults_restarts_the_board_and_the_next_start_tells_which()
    {
        var broken = new FaultyApplication(_ => throw new InvalidOperationException("no\nsuch register"));
        var board = TestPlatform.Start(_files, broken);
        board.Run(120);

        Assert.Equal(1, board.Switch.Reboots);
        Assert.Equal(TopLoop.FaultsToRestart - 1, broken.Recoveries);
        Assert.Contains(board.Serial.Output, line => line.EndsWith(
            " E loop System.InvalidOperationException: no such register", StringComparison.Ordinal));

        var next = TestPlatform.Start(_files);
        Assert.Contains("0.000 I start start 2, reason crash, last fault in start 1 after 9 s, "
            + "System.InvalidOperationException: no?such register", next.Serial.Output);
    }

    [Fact]
    public void An_application_that_cannot_even_recover_is_restarted_all_the_same()
    {
        var broken = new FaultyApplication(_ => throw new InvalidOperationException("broken"))
        {
            IsBeyondHelp = true,
        };
        var board = TestPlatform.Start(_files, broken);
        board.Run(120);

        Assert.Equal(1, board.Switch.Reboots);
        Assert.Contains("reason crash, last fault in start 1", TestPlatform.Start(_files).Output);
    }

    [Fact]
    public void Faults_with_good_steps_between_them_restart_nothing()
    {
        int steps = 0;
        var board = TestPlatform.Start(_files, new FaultyApplication(_ =>
        {
            if (++steps % TopLoop.FaultsToRestart != 0) throw new InvalidOperationException("again");
        }));

        board.Run(600);

        Assert.Equal(0, board.Switch.Reboots);
    }

    [Fact]
    public void After_five_starts_that_crashed_the_application_is_left_alone()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode; i++) Crash();

        var board = TestPlatform.Start(_files);

        Assert.Equal([SafeMode], board.Ask("status"));
        Assert.Contains(board.Serial.Output, line => line.Contains(" E start 5 starts in a row have failed"));
        Assert.Equal([], board.Ask("outbox").Where(line => line.StartsWith("outbox ", StringComparison.Ordinal)));
        foreach (string command in new[] { "help", "show", "log", "set" }) Assert.NotEmpty(board.Ask(command));
    }

    [Fact]
    public void A_board_that_crashes_every_five_minutes_ends_in_safe_mode_too()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode + 1; i++) Crash(afterMs: 300_000);

        Assert.Equal([SafeMode], TestPlatform.Start(_files).Ask("status"));
    }

    [Fact]
    public void Five_power_cycles_within_a_minute_of_each_other_end_in_safe_mode()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode; i++) TestPlatform.Start(_files).Run(50);

        Assert.Equal([SafeMode], TestPlatform.Start(_files).Ask("status"));
    }

    [Fact]
    public void A_start_that_lasts_a_minute_forgives_those_that_failed()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode - 1; i++) TestPlatform.Start(_files).Run(50);
        TestPlatform.Start(_files).Run(61);
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode - 1; i++) TestPlatform.Start(_files).Run(50);

        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    [Fact]
    public void Wanted_restarts_never_end_in_safe_mode()
    {
        for (int i = 0; i < 3 * BoardLife.FailedStartsToSafeMode; i++) TestPlatform.Start(_files).Ask("reboot");

        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    [Fact]
    public void Reboot_ends_safe_mode()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode; i++) Crash();
        var board = TestPlatform.Start(_files);
        board.Ask("reboot");
        Assert.Equal(1, board.Switch.Reboots);

        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    [Fact]
    public void A_board_in_safe_mode_to_which_nobody_comes_tries_again_after_an_hour()
    {
        for (int i = 0; i < BoardLife.FailedStartsToSafeMode; i++) Crash();
        var board = TestPlatform.Start(_files);
        board.Run(3000);
        board.Ask("status");
        board.Run(3000);
        Assert.Equal(0, board.Switch.Reboots);

        board.Run(700);

        Assert.Equal(1, board.Switch.Reboots);
        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    private void Crash(long afterMs = 0)
    {
        var board = TestPlatform.Start(_files, new FaultyApplication(uptimeMs =>
        {
            if (uptimeMs >= afterMs) throw new InvalidOperationException("broken");
        }));
        board.Run(3600);
    }
}
