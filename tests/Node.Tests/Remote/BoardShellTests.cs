using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Remote;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Remote;

public sealed class BoardShellTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Address _board = NewAddress();
    private readonly MemoryBoardLink _link = new();
    private readonly BoardShell _shell;

    public BoardShellTests() => _shell = new BoardShell(_link);

    public void Dispose()
    {
        _shell.Dispose();
        _link.Dispose();
    }

    [Fact]
    public async Task Answer_to_the_question_is_taken_without_the_question()
    {
        _link.ShellLineSent += (board, line) => _link.Answer(board, $"> {line}\nstatus seq=3\nmore");

        Assert.Equal("status seq=3\nmore", await _shell.AskAsync(_board, "status", Patience, default));
    }

    [Fact]
    public async Task Answer_of_another_board_or_to_another_question_is_not_taken()
    {
        var asked = _shell.AskAsync(_board, "status", Patience, default);
        _link.Answer(NewAddress(), "> status\nnot the one");
        _link.Answer(_board, "> show\nnot this");
        _link.Answer(_board, "set 00 done");
        Assert.False(asked.IsCompleted);

        _link.Answer(_board, "> status\nright");
        Assert.Equal("right", await asked);
    }

    [Fact]
    public async Task Answer_cannot_steer_a_terminal()
    {
        _link.ShellLineSent += (board, line) => _link.Answer(board, $"> {line}\nstatus \u001b[2J\u009b1m\r\ttwo\nlines");

        Assert.Equal("status ?[2J?1m??two\nlines", await _shell.AskAsync(_board, "status", Patience, default));
    }

    [Fact]
    public async Task Silence_of_a_board_ends_the_wait() =>
        Assert.Null(await _shell.AskAsync(_board, "status", TimeSpan.FromMilliseconds(50), default));

    private static Address NewAddress()
    {
        using var key = EcdsaSigner.Create();
        return key.Address;
    }
}
