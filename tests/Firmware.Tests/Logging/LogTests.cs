using System.Text;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Logging;

public sealed class LogTests
{
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(1_790_000_100_000);

    [Fact]
    public void A_line_is_uptime_level_part_and_message()
    {
        var console = new ScriptedConsole();
        var log = new Log(console, _clock, _files);
        _clock.UptimeMs = 61_005;

        log.Warn("clock", "two\r\nlines");

        Assert.Equal(["61.005 W clock two  lines"], console.Output);
        Assert.Equal(["log 61.005 W clock two  lines"], Lines(log));
    }

    [Fact]
    public void Lines_from_before_the_crash_come_first_and_are_marked()
    {
        var log = Create();
        log.Info("start", "one");
        log.Error("loop", "two");

        log = Create();
        log.Info("start", "three");

        Assert.Equal(["log before 0.000 I start one", "log before 0.000 E loop two", "log 0.000 I start three"],
            Lines(log));
        Assert.Equal(["log 0.000 I start three"], Lines(log, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(1000)]
    public void The_last_hundred_lines_are_there_after_a_restart(int written)
    {
        var log = Create();
        for (int i = 1; i <= written; i++) log.Info("test", $"line {i} of about as many characters as lines have");
        log.Flush();

        var lines = Lines(Create());

        Assert.Equal(Math.Min(written, Log.KeptLines), lines.Count);
        Assert.Contains($" line {written} of ", lines[^1]);
        Assert.Contains($" line {written - lines.Count + 1} of ", lines[0]);
        Assert.All(
            lines, line => Assert.StartsWith("log before 0.000 I test line ", line, StringComparison.Ordinal));
        Assert.True(_files.Paths.Sum(path => _files[path].Length) <= 16_000);
    }

    [Fact]
    public void A_line_a_minute_is_written_in_batches_of_ten_minutes()
    {
        var log = Create();
        for (int i = 0; i < 3600; i++)
        {
            _clock.Advance(1000);
            if (i % 60 == 0) log.Info("link", "up");
            log.Step();
        }

        // An hour of a line a minute: six batches.
        Assert.InRange(_files.Changes, 5, 6);
    }

    [Fact]
    public void A_flood_of_errors_wears_the_flash_no_faster_than_20_writes_an_hour_and_its_batches()
    {
        var log = Create();
        for (int i = 0; i < 3600; i++)
        {
            log.Error("relay", "0 could not be switched");
            _clock.Advance(1000);
            log.Step();
        }

        // 3,600 lines of 36 bytes fill 1 KB some 150 times.
        Assert.InRange(_files.Changes, LogStore.UrgentWritesAnHour, 180);
        Assert.Equal(Log.KeptLines, Lines(Create()).Count);
    }

    // A hundred lines a second for a day would be 500,000 writes: the flash would be worn out in two weeks.
    [Fact]
    public void No_flood_of_lines_wears_the_flash()
    {
        var log = Create();
        for (int second = 0; second < 86_400; second++)
        {
            for (int i = 0; i < 5; i++) log.Warn("chain", "gateway 3 names sequence 4711, which is not ours");
            _clock.Advance(1000);
            log.Step();
        }

        log.Error("test", "the newest");
        log.Flush();
        Assert.InRange(_files.Changes, 500, 1300);
        Assert.EndsWith("the newest", Lines(Create())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_in_flash_before_the_next_thing_happens()
    {
        Create().Error("flash", "refuses the checkpoint");

        Assert.Equal(["log before 0.000 E flash refuses the checkpoint"], Lines(Create()));
    }

    [Fact]
    public void Flash_that_refuses_costs_the_oldest_lines_only()
    {
        var log = Create();
        _files.RefusesWrites = true;
        for (int i = 1; i <= 500; i++) log.Error("test", $"line {i}");
        Assert.Contains(" line 500", Lines(log)[^1]);
        Assert.InRange(Lines(log).Count, 40, 100);

        _files.RefusesWrites = false;
        log.Flush();

        Assert.Contains(" line 500", Lines(Create())[^1]);
    }

    [Fact]
    public void A_power_cut_in_any_write_costs_no_line_but_those_being_written()
    {
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            for (int at = 1; at <= 40; at++)
            {
                var files = new MemoryFiles { CutAt = at, Cut = cut };
                int written = 0;
                try
                {
                    var log = new Log(new ScriptedConsole(), _clock, files);
                    for (; ; written++)
                    {
                        log.Info("test", $"line {written} " + new string('x', 200));
                        log.Flush();
                    }
                }
                catch (PowerCutException)
                {
                    files.CutAt = 0;
                }

                var next = new Log(new ScriptedConsole(), _clock, files);
                next.Info("test", "after");
                next.Flush();
                var lines = Lines(new Log(new ScriptedConsole(), _clock, files));
                Assert.EndsWith("I test after", lines[^1], StringComparison.Ordinal);
                for (int i = Math.Max(0, written - 15); i < written; i++)
                {
                    Assert.Contains(lines, line => line.EndsWith(
                        $"I test line {i} " + new string('x', 200), StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public void Rubbish_in_the_files_is_survived()
    {
        var random = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            for (int slot = 0; slot < 4; slot++)
            {
                byte[] bytes = new byte[random.Next(40)];
                random.NextBytes(bytes);
                if (random.Next(2) == 0) bytes = [.. Encoding.ASCII.GetBytes("00000018\n"), .. bytes];
                _files[$@"I:\log-{slot}.txt"] = bytes;
            }

            var log = Create();
            log.Error("test", "still here");
            Assert.EndsWith("still here", Lines(log)[^1], StringComparison.Ordinal);
            Assert.EndsWith("still here", Lines(Create())[^1], StringComparison.Ordinal);
        }
    }

    private static List<string> Lines(Log log, int lines = Log.KeptLines)
    {
        var reply = new LineReply();
        log.Repeat(lines, reply);
        return reply.Lines;
    }

    private Log Create() => new(new ScriptedConsole(), _clock, _files);
}
