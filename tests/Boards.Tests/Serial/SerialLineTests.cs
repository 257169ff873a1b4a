using EdgeLedger.Boards.Serial;

namespace EdgeLedger.Boards.Tests.Serial;

public sealed class SerialLineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Lines_come_whole_whatever_ends_them()
    {
        using var board = new PseudoTerminal();
        using var line = SerialLine.Open(board.Path);

        board.Send("12.000 I start meter\r\n\r\none\rtwo\n12.5");
        board.Send("00 W link Zürich\n");

        Assert.Equal("12.000 I start meter", Read(line));
        Assert.Equal("one", Read(line));
        Assert.Equal("two", Read(line));
        Assert.Equal("12.500 W link Zürich", Read(line));
        Assert.Equal(SerialRead.Nothing, line.ReadLine(TimeSpan.Zero, out _));
    }

    // A terminal's defaults would echo, turn LF into CR LF and take 0x03 for an interrupt.
    [Fact]
    public void Bytes_pass_both_ways_as_they_are()
    {
        using var board = new PseudoTerminal();
        using var line = SerialLine.Open(board.Path);

        Assert.True(line.TryWriteLine("status"));
        Assert.Equal("status\n", board.Expect("\n", Patience));
        board.Send("a\u0003\u0004\u0011\u0013b\n");

        Assert.Equal("a\u0003\u0004\u0011\u0013b", Read(line));
    }

    [Fact]
    public void Pulled_cable_is_told_after_the_last_words()
    {
        using var board = new PseudoTerminal();
        using var line = SerialLine.Open(board.Path);

        board.Send("whole\nhalf");
        Assert.Equal("whole", Read(line));
        board.Dispose();

        var last = line.ReadLine(Patience, out string? words);
        // Linux may throw away what a pseudo-terminal still held when its master closed.
        if (last == SerialRead.Line)
        {
            Assert.Equal("half", words);
            last = line.ReadLine(Patience, out _);
        }

        Assert.Equal(SerialRead.Gone, last);
        Assert.False(line.TryWriteLine("status"));
    }

    [Fact]
    public void Port_that_is_not_there_is_told_from_one_that_cannot_be_used()
    {
        Assert.True(Refused("/dev/edgeledger-no-such-port").IsAbsent);
        Assert.False(Refused("/dev/null").IsAbsent);
    }

    [Fact]
    public void Second_program_on_one_port_is_refused()
    {
        using var board = new PseudoTerminal();
        using var line = SerialLine.Open(board.Path);

        Assert.Contains("in use by another program", Refused(board.Path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_without_an_end_is_cut_into_lines_and_no_line_is_lost_after_it()
    {
        var assembler = new LineAssembler();
        assembler.Add(new byte[LineAssembler.LongestLineBytes + 10]);
        assembler.Add([0xFF, (byte)'\n', (byte)'x', (byte)'\n']);

        Assert.True(assembler.TryTake(out string? first));
        Assert.Equal(LineAssembler.LongestLineBytes, first.Length);
        Assert.True(assembler.TryTake(out string? second));
        Assert.EndsWith("\uFFFD", second, StringComparison.Ordinal);
        Assert.True(assembler.TryTake(out string? third));
        Assert.Equal("x", third);
    }

    private static string? Read(SerialLine line)
    {
        Assert.Equal(SerialRead.Line, line.ReadLine(Patience, out string? text));
        return text;
    }

    private static SerialPortException Refused(string path) =>
        Assert.Throws<SerialPortException>(() => SerialLine.Open(path));
}
