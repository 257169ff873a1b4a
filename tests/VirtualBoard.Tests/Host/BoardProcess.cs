using System.Diagnostics;
using System.Text.Json;

namespace EdgeLedger.VirtualBoard.Tests.Host;

/// <summary>A virtual board as its users run it: the executable, its standard streams, its files.</summary>
internal sealed class BoardProcess : IDisposable
{
    public const int TimeoutMs = 60_000;

    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly Process _process;

    public BoardProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "edgeledger-board"), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Add(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Add(_errors, e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get { lock (_output) return string.Join('\n', _output); }
    }

    public string Errors
    {
        get { lock (_errors) return string.Join('\n', _errors); }
    }

    /// <summary>Sends a line and waits for the line that answers it.</summary>
    public string Ask(string line, string answerStart)
    {
        int asked;
        lock (_output) asked = _output.Count;
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return WaitFor(answerStart, asked);
    }

    public JsonElement AskBench(string command) =>
        JsonDocument.Parse(Ask("!" + command, "bench ")["bench ".Length..]).RootElement;

    /// <summary>The firmware's figures, by name.</summary>
    public Dictionary<string, string> Status() => Ask("status", "status ").Split(' ').Skip(1)
        .Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    public string WaitFor(string lineStart, int from = 0)
    {
        string? line = null;
        Until(() =>
        {
            lock (_output)
            {
                return (line = _output.Skip(from).FirstOrDefault(
                    l => l.Contains(lineStart, StringComparison.Ordinal))) is not null;
            }
        }, "a line with " + lineStart);
        return line!;
    }

    /// <summary>Waits for a condition that asks the board itself, so not more than some times a second.</summary>
    public void Until(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.ElapsedMilliseconds < TimeoutMs && !_process.HasExited,
                $"waited in vain for {what}\n{Output}\n{Errors}");
            Thread.Sleep(20);
        }
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public int EndOfInput()
    {
        _process.StandardInput.Close();
        return ExitCode();
    }

    public int ExitCode()
    {
        Assert.True(_process.WaitForExit(TimeoutMs), "the board does not end");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
    }
}
