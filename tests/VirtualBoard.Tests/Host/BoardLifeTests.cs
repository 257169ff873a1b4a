using System.Text.RegularExpressions;

namespace EdgeLedger.VirtualBoard.Tests.Host;

public sealed partial class BoardLifeTests
{
    [Fact]
    public void The_log_of_a_killed_board_is_there_after_the_next_start()
    {
        using var board = new ProvisionedBoard("meter");
        using (var process = board.Start(1))
        {
            process.WaitFor("start 1, reason power");
            process.AskBench("frontend unplug");
            process.WaitFor("E frontend ");
            process.Kill();
        }

        using var again = board.Start(1);
        again.WaitFor("start 2, reason power, last fault none");
        again.Ask("log", "log before ");

        again.Until(() => LogOfBothStarts().IsMatch(again.Output), "the log of both starts");
    }

    [Fact]
    public void A_changed_setting_and_the_reason_of_a_restart_outlive_the_restart()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Ask("set period.s 300", "set period.s 900 -> 300, in force after reboot");
        process.Ask("reboot", "start 2, reason software");

        Assert.Contains(" period.s=300 ", process.Ask("show", "show "), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_boards_killed_at_once_make_a_sixth_in_safe_mode_that_reboot_brings_back()
    {
        using var board = new ProvisionedBoard("actuator");
        for (int i = 1; i <= 5; i++)
        {
            using var process = board.Start(1);
            process.WaitFor($"start {i}, ");
        }

        using var safe = board.Start(1);
        safe.WaitFor("safe mode");
        safe.Ask("status", "status kind=actuator safe-mode");
        safe.Ask("reboot", "start 7, reason software");
        safe.Ask("status", "status address=");
    }

    [Fact]
    public void A_factory_reset_leaves_a_board_without_provisioning_that_still_answers()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Ask("factory-reset", "factory-reset loses ");
        process.Ask("factory-reset confirm", "start 2, reason factory-reset");

        process.Ask("status", "status kind=meter unprovisioned");
        process.Ask("help", "help reboot");
    }

    [Fact]
    public void A_relay_under_test_moves_and_comes_back()
    {
        using var board = new ProvisionedBoard("actuator");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Ask("test relay 0 confirm", "test relay 0 moves for 1 s");
        process.WaitFor("relay 0 off again after the test");

        Assert.Equal("[0]", process.AskBench("relays").GetRawText());
    }

    [Fact]
    public void The_test_of_a_link_without_a_broker_says_why_it_is_down()
    {
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1);
        process.WaitFor("start 1");

        process.Until(
            () => !process.Ask("test link", "test link ").EndsWith("last_error=none", StringComparison.Ordinal),
            "the first attempt to fail");

        Assert.Matches(
            "test link state=down since_s=[0-9]+ connections=0 broker=127.0.0.1:1 network=up "
            + "next_attempt_s=[0-9]+ last_error=.+", process.Ask("test link", "test link "));
    }

    [GeneratedRegex(
        "log before [0-9.]+ I start start 1, .*log before [0-9.]+ E frontend .*log [0-9.]+ I start start 2, ",
        RegexOptions.Singleline)]
    private static partial Regex LogOfBothStarts();
}
