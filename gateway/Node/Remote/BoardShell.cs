using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Remote;

/// <summary>Asks boards' shells one line at a time and waits for the answer.</summary>
/// <remarks>
/// An answer begins with the question after "&gt; " and reaches every gateway: whoever waits for that line of that
/// board takes it. The board carries out nothing but what reads, so there is nothing here to forbid.
/// </remarks>
public sealed class BoardShell : IDisposable
{
    /// <summary>Longest line a board reads: printable ASCII.</summary>
    public const int LongestLine = 128;

    private const int MostWaiting = 64;

    private readonly IBoardLink _link;
    private readonly List<(Address Board, string Line, TaskCompletionSource<string> Answer)> _waiting = [];
    private readonly Lock _gate = new();

    public BoardShell(IBoardLink link)
    {
        _link = link;
        link.Answered += OnAnswered;
    }

    public static bool IsLine(string line) =>
        line.Length is >= 1 and <= LongestLine && line.All(c => c is >= ' ' and <= '~');

    /// <summary>The lines of the answer without the question; null when the board was silent for that long, or
    /// too many questions wait.</summary>
    public async Task<string?> AskAsync(Address board, string line, TimeSpan patience, CancellationToken token)
    {
        var waiting = (board, line, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_waiting.Count >= MostWaiting) return null;
            _waiting.Add(waiting);
        }

        try
        {
            _link.SendShellLine(board, line);
            return await waiting.Item3.Task.WaitAsync(patience, token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_gate) _waiting.Remove(waiting);
        }
    }

    public void Dispose() => _link.Answered -= OnAnswered;

    private void OnAnswered(Address board, string text)
    {
        text = BoardText.Printable(text);
        if (!text.StartsWith("> ", StringComparison.Ordinal)) return;
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string line = end < 0 ? text[2..] : text[2..end];
        string answer = end < 0 ? "" : text[(end + 1)..];
        lock (_gate)
        {
            foreach (var waiting in _waiting)
            {
                if (waiting.Board == board && waiting.Line == line) waiting.Answer.TrySetResult(answer);
            }
        }
    }
}
