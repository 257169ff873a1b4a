using System.Text;

namespace EdgeLedger.VirtualBoard.Tests.Host;

public class PseudoTerminalTests
{
    [Fact]
    public void The_console_is_on_the_terminal_and_the_bench_on_the_standard_streams()
    {
        using var folder = new TemporaryFolder();
        string link = folder["console"];
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1, "--pty", link);
        process.Until(() => File.Exists(link), "the terminal");

        string answer = Ask(process, link, "status\r\n");

        Assert.Contains(" kind=meter ", answer, StringComparison.Ordinal);
        Assert.True(process.AskBench("truth").TryGetProperty("rows", out _));
        Assert.DoesNotContain("status", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_comes_back_to_the_terminal_hears_the_board_again()
    {
        using var folder = new TemporaryFolder();
        string link = folder["console"];
        using var board = new ProvisionedBoard("meter");
        using var process = board.Start(1, "--pty", link);
        process.Until(() => File.Exists(link), "the terminal");

        // A carriage return alone ends a line, as a person's terminal sends it.
        for (int visit = 0; visit < 3; visit++)
        {
            Assert.Contains(" kind=meter ", Ask(process, link, "status\r"), StringComparison.Ordinal);
        }

        Assert.Equal(0, process.EndOfInput());
        Assert.False(File.Exists(link));
    }

    [Fact]
    public void A_link_that_cannot_be_made_is_told_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        using var board = new BoardProcess("--firmware", "meter", "--flash", folder["flash"], "--bench",
            folder["bench.json"], "--pty", folder["no/such/folder"]);

        Assert.Equal(2, board.ExitCode());
        Assert.StartsWith("edgeledger-board: ", board.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', board.Errors);
    }

    // Asks again and again: what is said while nobody listens is lost, as on a wire.
    private static string Ask(BoardProcess process, string link, string line)
    {
        using var port = new FileStream(link, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        var heard = new StringBuilder();
        var reader = new Thread(() =>
        {
            var buffer = new byte[256];
            while (!heard.ToString().Contains("clock=", StringComparison.Ordinal))
            {
                int got = port.Read(buffer);
                lock (heard) heard.Append(Encoding.UTF8.GetString(buffer, 0, got));
            }
        }) { IsBackground = true };
        reader.Start();
        port.Write(Encoding.UTF8.GetBytes(line));
        process.Until(() => reader.Join(0), "the answer on the terminal");
        return heard.ToString();
    }
}
