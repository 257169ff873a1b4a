using System.Text;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Core.Shell;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Remote;

/// <summary>Over the link the shell reads and does nothing else.</summary>
public sealed class RemoteShellTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly TestBoard _board;

    public RemoteShellTests()
    {
        var files = new MemoryFiles();
        _region.Provision(files);
        _board = new TestBoard(files, new ManualClock(1_790_000_000_000));
    }

    public void Dispose() => _region.Dispose();

    [Theory]
    [InlineData("status", "status address=")]
    [InlineData("register", "register import_mwh=")]
    [InlineData("outbox", "outbox unsigned=")]
    [InlineData("show", "show region=river")]
    public void Reading_command_is_answered_after_the_question(string line, string begin)
    {
        string[] answer = Ask(line)!.Split('\n');

        Assert.Equal("> " + line, answer[0]);
        Assert.StartsWith(begin, answer[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reboot")]
    [InlineData("REBOOT")]
    public void Command_that_changes_something_is_for_the_serial_port_only(string line)
    {
        Assert.Contains("serial port only", Ask(line));
        Assert.Equal(0, _board.Power.Reboots);
    }

    [Fact]
    public void Retained_question_is_ignored()
    {
        _board.Link.Deliver(_region.Prefix + "shell", "status"u8.ToArray(), retained: true);
        _board.RunSeconds(1);

        Assert.Empty(_board.Link.Answers);
    }

    [Fact]
    public void Question_that_is_too_long_empty_or_unprintable_is_not_answered()
    {
        Assert.Null(Ask(""));
        Assert.Null(Ask(new string('x', RemoteShell.LongestRequestBytes + 1)));
        Assert.Null(Ask("status\nstatus"));
        Assert.Null(Ask("\u001b[2Jstatus"));
        Assert.NotNull(Ask(new string('x', RemoteShell.LongestRequestBytes)));
    }

    [Fact]
    public void Flood_of_questions_stops_neither_metering_nor_heads()
    {
        _board.RunSeconds(2);
        for (int second = 0; second < 60; second++)
        {
            for (int i = 0; i < 5; i++) _board.Link.Deliver(_region.Prefix + "shell", "log"u8.ToArray());
            _board.RunSeconds(1);
            _board.Exchange(_region, 2);
        }

        _board.RunSeconds(1);
        Assert.InRange(_board.Link.Answers.Count, 30, 40);
        Assert.True(_region.Readings.Count >= 55, $"only {_region.Readings.Count} readings");
        Assert.Single(
            _board.Console.Output, line => line.Contains("come faster than", StringComparison.Ordinal));
    }

    [Fact]
    public void Answer_is_cut_where_it_would_be_too_long()
    {
        var answer = new AnswerText();
        answer.Begin("> log");
        for (int i = 0; i < 100; i++) ((IReply)answer).WriteLine(new string('x', 80));

        string text = Encoding.UTF8.GetString(answer.ToMessage());
        Assert.InRange(text.Length, AnswerText.MaximumLength - 100, AnswerText.MaximumLength);
        Assert.EndsWith("serial port)", text, StringComparison.Ordinal);
    }

    private string? Ask(string line)
    {
        _board.Link.Answers.Clear();
        _board.Link.Deliver(_region.Prefix + "shell", Encoding.UTF8.GetBytes(line));
        _board.RunSeconds(2);
        return _board.Link.Answers.SingleOrDefault();
    }
}
