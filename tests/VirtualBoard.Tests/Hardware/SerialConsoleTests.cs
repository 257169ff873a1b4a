using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Tests.Hardware;

public class SerialConsoleTests
{
    [Fact]
    public void Lines_go_to_the_firmware_and_marked_ones_to_the_bench()
    {
        using var output = new StringWriter();
        var serial = new SerialConsole(new StringReader("status\n!truth\nlog\n"), output)
        {
            BenchCommand = command => new BenchAnswer("{\"asked\":\"" + command + "\"}"),
        };

        serial.ReadAll();
        serial.Drain();

        Assert.Equal("bench {\"asked\":\"truth\"}" + Environment.NewLine, output.ToString());
        Assert.Equal("status", serial.TryReadLine());
        Assert.Equal("log", serial.TryReadLine());
        Assert.Null(serial.TryReadLine());
    }

    [Fact]
    public void Nobody_listening_costs_the_oldest_lines_and_never_blocks()
    {
        using var output = new StringWriter();
        var serial = new SerialConsole(TextReader.Null, output);

        for (int i = 0; i < 5000; i++) serial.WriteLine("line " + i);
        serial.Drain();

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("bench {\"droppedLines\":904}", lines[0]);
        Assert.Equal("line 904", lines[1]);
        Assert.Equal("line 4999", lines[^1]);
    }

    [Fact]
    public void A_reader_that_has_gone_away_does_not_stop_the_board()
    {
        using var gone = new BrokenWriter();
        var serial = new SerialConsole(new StringReader("!truth\nstatus\n"), gone) { BenchCommand = _ => new BenchAnswer("{}") };

        serial.WriteLine("a line");
        serial.ReadAll();
        serial.Drain();

        Assert.Equal("status", serial.TryReadLine());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new IOException("Broken pipe");

        public override void Flush() => throw new IOException("Broken pipe");
    }
}
