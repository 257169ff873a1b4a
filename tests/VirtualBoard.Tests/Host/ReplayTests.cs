using System.Globalization;

namespace EdgeLedger.VirtualBoard.Tests.Host;

public class ReplayTests
{
    // 48 hours in half-hour periods: few enough records to fit the outbox, since no ledger takes any.
    private const int Rows = 48;
    private const int PeriodSeconds = 1800;

    private static IEnumerable<string> House() => Enumerable.Range(0, Rows)
        .Select(row => (0.3m + (row % 7 * 0.4m)).ToString(CultureInfo.InvariantCulture));

    private static void WaitForEnd(BoardProcess board) => board.Until(
        () => board.AskBench("truth").GetProperty("replayEnded").GetBoolean(), "the end of the replay");

    private static void AssertAllIsRecorded(ProvisionedBoard board, BoardProcess process)
    {
        process.Until(() => process.Status()["recorded"] == "96", "96 records");
        var truth = process.AskBench("truth");
        long trueEnergy = truth.GetProperty("trueMilliwattHours").GetInt64();
        Assert.Equal(Rows, truth.GetProperty("rows").GetInt64());
        Assert.Equal(board.SimulatedUnixMs + (Rows * 3_600_000L), truth.GetProperty("simulatedUnixMs").GetInt64());
        decimal rows = House().Sum(row => decimal.Parse(row, CultureInfo.InvariantCulture));
        Assert.Equal(rows * 1_000_000m, trueEnergy);
        double register = double.Parse(process.Status()["register_mwh"], CultureInfo.InvariantCulture);
        Assert.InRange(register / trueEnergy, 0.997, 1.003);
    }

    [Fact]
    public void The_firmware_measures_a_replay_to_its_end_and_time_stands_still_there()
    {
        using var board = new ProvisionedBoard("meter", periodSeconds: PeriodSeconds);
        using var process = board.Start(1_000_000, "--replay", board.Replay(House()));

        WaitForEnd(process);

        AssertAllIsRecorded(board, process);
        Assert.Equal(0, process.EndOfInput());
        Assert.Empty(process.Errors);
    }

    [Fact]
    public void A_board_killed_again_and_again_records_every_period_once_and_all_of_the_energy()
    {
        using var board = new ProvisionedBoard("meter", periodSeconds: PeriodSeconds);
        string replay = board.Replay(House());
        long last = board.SimulatedUnixMs;
        for (int i = 1; i <= 5; i++)
        {
            using var victim = board.Start(20_000, "--replay", replay);
            long goal = last + 3_600_000;
            victim.Until(() =>
            {
                last = victim.AskBench("truth").GetProperty("simulatedUnixMs").GetInt64();
                return last > goal;
            }, "an hour");
            victim.Kill();
        }

        using var process = board.Start(1_000_000, "--replay", replay);
        WaitForEnd(process);

        AssertAllIsRecorded(board, process);
    }

    [Fact]
    public void A_finished_replay_stays_finished_when_its_board_is_started_again()
    {
        using var board = new ProvisionedBoard("meter", periodSeconds: PeriodSeconds);
        string replay = board.Replay(House());
        using (var first = board.Start(1_000_000, "--replay", replay))
        {
            WaitForEnd(first);
            first.Until(() => first.Status()["recorded"] == "96", "96 records");
            first.Kill();
        }

        using var again = board.Start(1_000_000, "--replay", replay);

        Assert.True(again.AskBench("truth").GetProperty("replayEnded").GetBoolean());
        AssertAllIsRecorded(board, again);
    }
}
