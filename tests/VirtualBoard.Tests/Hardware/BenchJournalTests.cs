using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Hardware;

public class BenchJournalTests
{
    private const long Start = 1_700_000_100_000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Start);
    private static readonly ClockAnchor Anchor = new(Start, Start, 1000);

    private static ReplayProfile Replay(string rows = "1\n2") => new(
        EnergyColumn.Read(new StringReader("kwh\n" + rows), "test", "kwh", 60), 60, 1);

    private static BenchJournal Open(TemporaryFolder folder, LoadProfile? profile, ClockAnchor? anchor = null) =>
        BenchJournal.Open(folder["bench.json"], folder.Path, anchor ?? Anchor, Now, profile);

    // What FlashFolder does, cut off by a kill before or after the write itself.
    private static void Write(TemporaryFolder folder, BenchJournal journal, BenchPosition position, bool isWritten)
    {
        byte[] content = [1, 2, 3, (byte)position.UnixMs];
        long end = File.Exists(folder["a.log"]) ? new FileInfo(folder["a.log"]).Length : 0;
        journal.Announce(position, FlashWrite.Addition("a.log", end, content));
        if (!isWritten) return;
        File.AppendAllBytes(folder["a.log"], content);
        journal.Settle();
    }

    [Theory]
    [InlineData(true, 45_000)]
    [InlineData(false, 30_000)]
    public void A_killed_board_goes_on_where_its_last_whole_write_was(bool isWritten, int expectedMs)
    {
        using var folder = new TemporaryFolder();
        using (var journal = Open(folder, Replay()))
        {
            Write(folder, journal, new BenchPosition(Start + 15_000, 111), isWritten: true);
            Write(folder, journal, new BenchPosition(Start + 30_000, 222), isWritten: true);
            Write(folder, journal, new BenchPosition(Start + 45_000, 333), isWritten);
        }

        using var again = Open(folder, Replay());

        Assert.Equal(Start + expectedMs, again.Start.UnixMs);
        Assert.Equal(isWritten ? 333 : 222, again.Start.TrueMilliwattMs);
        Assert.Equal(Start, again.OriginUnixMs);
    }

    [Fact]
    public void A_write_that_was_torn_does_not_count()
    {
        using var folder = new TemporaryFolder();
        using (var journal = Open(folder, Replay()))
        {
            Write(folder, journal, new BenchPosition(Start + 15_000, 111), isWritten: true);
            Write(folder, journal, new BenchPosition(Start + 30_000, 222), isWritten: false);
            File.AppendAllBytes(folder["a.log"], [1, 2]);
        }

        using var again = Open(folder, Replay());

        Assert.Equal(new BenchPosition(Start + 15_000, 111), again.Start);
    }

    [Fact]
    public void An_unfinished_replay_goes_on_under_a_later_anchor()
    {
        using var folder = new TemporaryFolder();
        using (var journal = Open(folder, Replay()))
        {
            Write(folder, journal, new BenchPosition(Start + 60_000, 111), isWritten: true);
        }

        using var later = Open(folder, Replay(), new ClockAnchor(Start + 9, Start + 900_000, 1000));

        Assert.Equal(new BenchPosition(Start + 60_000, 111), later.Start);
        Assert.Equal(Start, later.OriginUnixMs);
    }

    [Fact]
    public void A_finished_replay_rests_under_its_anchor_and_begins_anew_under_a_later_one()
    {
        using var folder = new TemporaryFolder();
        var end = new BenchPosition(Start + 120_000, 111);
        using (var journal = Open(folder, Replay())) Write(folder, journal, end, isWritten: true);

        using (var same = Open(folder, Replay()))
        {
            Assert.Equal(end, same.Start);
            Assert.Equal(Start, same.OriginUnixMs);
        }

        using var later = Open(folder, Replay(), new ClockAnchor(Start + 9, Start + 900_000, 1000));

        Assert.Equal(new BenchPosition(Start + 900_000, 111), later.Start);
        Assert.Equal(Start + 900_000, later.OriginUnixMs);
        Assert.Equal(2, later.RowsBefore);
    }

    [Fact]
    public void A_replay_that_was_finished_in_a_later_run_rests_there_too()
    {
        using var folder = new TemporaryFolder();
        using (var journal = Open(folder, Replay()))
        {
            Write(folder, journal, new BenchPosition(Start + 60_000, 111), isWritten: true);
        }

        var secondRun = new ClockAnchor(Start + 9, Start + 900_000, 1000);
        var end = new BenchPosition(Start + 120_000, 222);
        using (var journal = Open(folder, Replay(), secondRun)) Write(folder, journal, end, isWritten: true);

        using var again = Open(folder, Replay(), secondRun);

        Assert.Equal(end, again.Start);
    }

    [Fact]
    public void A_replay_begins_at_a_whole_second()
    {
        using var folder = new TemporaryFolder();

        using var journal = Open(folder, Replay(), new ClockAnchor(Start, Start + 1, 1));

        Assert.Equal(Start + 1000, journal.OriginUnixMs);
    }

    [Fact]
    public void Time_never_runs_backwards_for_a_new_replay()
    {
        using var folder = new TemporaryFolder();
        var end = new BenchPosition(Start + 120_000, 111);
        using (var journal = Open(folder, Replay())) Write(folder, journal, end, isWritten: true);

        using var earlier = Open(folder, Replay("3\n4"), new ClockAnchor(Start, Start - 900_000, 1000));

        Assert.Equal(end, earlier.Start);
        Assert.Equal(Start + 120_000, earlier.OriginUnixMs);
    }

    [Fact]
    public void A_household_follows_the_clock_in_whole_seconds_but_never_back()
    {
        using var folder = new TemporaryFolder();
        var profile = new HouseholdProfile(1);
        using (var journal = Open(folder, profile, new ClockAnchor(Start, Start + 123, 1)))
        {
            Assert.Equal(Start, journal.Start.UnixMs);
            Write(folder, journal, new BenchPosition(Start + 5000, 77), isWritten: true);
        }

        using (var back = Open(folder, profile, new ClockAnchor(Start, Start - 60_000, 1)))
        {
            Assert.Equal(new BenchPosition(Start + 5000, 77), back.Start);
        }

        using var on = Open(folder, profile, new ClockAnchor(Start, Start + 60_000, 1));
        Assert.Equal(new BenchPosition(Start + 60_000, 77), on.Start);
    }

    [Fact]
    public void A_file_that_is_no_bench_state_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["bench.json"], "not json");

        var failure = Assert.Throws<InvalidDataException>(() => Open(folder, Replay()));

        Assert.Contains("bench.json", failure.Message, StringComparison.Ordinal);
    }
}
