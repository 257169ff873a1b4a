using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Metering;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Metering;

public class FrontEndWatchTests
{
    private readonly ScriptedConsole _console = new();
    private readonly FrontEndWatch _watch;

    public FrontEndWatchTests()
    {
        _watch = new FrontEndWatch(new Log(_console, new ManualClock(1_790_000_100_000), new MemoryFiles()));
    }

    [Fact]
    public void Wire_that_comes_and_goes_does_not_push_all_else_out_of_the_log()
    {
        var clock = new ManualClock(1_790_000_100_000);
        var log = new Log(_console, clock, new MemoryFiles());
        var watch = new FrontEndWatch(log);
        log.Error("test", "what a technician wants to see");
        for (int i = 0; i < 3600; i++)
        {
            clock.Advance(1000);
            watch.Note(i % 4 == 3 ? FrontEndStatus.Ok : FrontEndStatus.NoAnswer);
        }

        var lines = new LineReply();
        log.Repeat(Log.KeptLines, lines);
        Assert.Contains(lines.Lines, line => line.EndsWith("wants to see", StringComparison.Ordinal));
        Assert.InRange(lines.Lines.Count, 10, 20);
        Assert.True(_console.Output.Count > 1500, "the console is silent");
    }

    [Fact]
    public void Watch_bridges_two_failures_and_logs_the_third_once()
    {
        Note(FrontEndStatus.NoAnswer, times: 2);
        Note(FrontEndStatus.Ok);
        Note(FrontEndStatus.NoAnswer, times: 2);
        Assert.Empty(_console.Output);

        Note(FrontEndStatus.NoAnswer, times: 100);

        Assert.Single(_console.Output);
        Assert.Equal(FrontEndStatus.NoAnswer, _watch.State);
        Assert.Equal(104, _watch.FaultCount);
    }

    [Fact]
    public void Watch_fills_no_log_when_a_loose_wire_is_now_silence_and_now_noise()
    {
        for (int i = 0; i < 100; i++)
        {
            Note(FrontEndStatus.NoAnswer);
            Note(FrontEndStatus.BadChecksum);
        }

        Assert.Single(_console.Output);
        Note(FrontEndStatus.BadChecksum, times: 3);
        Assert.Equal(2, _console.Output.Count);
        Note(FrontEndStatus.Ok);
        Assert.EndsWith("answers again", _console.Output[^1], StringComparison.Ordinal);
        Assert.Equal(3, _console.Output.Count);
    }

    [Fact]
    public void Watch_remarks_nothing_while_it_waits()
    {
        Note(FrontEndStatus.NoAnswer, times: 2);
        Note(FrontEndStatus.Waiting, times: 10);

        Assert.Empty(_console.Output);
    }

    private void Note(FrontEndStatus status, int times = 1)
    {
        for (int i = 0; i < times; i++) _watch.Note(status);
    }
}
