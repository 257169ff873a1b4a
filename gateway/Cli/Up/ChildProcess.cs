using System.ComponentModel;
using System.Diagnostics;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// A gateway or board process with its console in a log file and its standard input in our hand.
/// </summary>
/// <remarks>
/// It ends itself when its standard input closes: so a killed `up` leaves no orphans. It runs in a session of its
/// own (setsid), or Ctrl-C in the terminal would reach it before `up` has let the ledger catch up.
/// </remarks>
internal sealed class ChildProcess : IChild
{
    private const int SignalExitBase = 128;

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Func<string, bool> _isAnswer;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _logGate = new();
    private string _lastComplaint = "";

    private ChildProcess(Process process, StreamWriter log, Func<string, bool> isAnswer)
    {
        _process = process;
        _log = log;
        _isAnswer = isAnswer;
        ProcessId = process.Id;
    }

    public int ProcessId { get; }

    public Task<string> Ended => _ended.Task;

    /// <param name="executable">Path of the program; a .dll runs under this process's own dotnet host.</param>
    /// <param name="isAnswer">Sees each line of standard output; true keeps the line out of the log.</param>
    public static ChildProcess Start(
        string executable, IEnumerable<string> arguments, string logPath, Func<string, bool>? isAnswer = null)
    {
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (executable.EndsWith(".dll", StringComparison.Ordinal)) start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(executable);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);

        var log = new StreamWriter(logPath, append: true) { AutoFlush = true };
        try
        {
            var process = Process.Start(start)!;
            var child = new ChildProcess(process, log, isAnswer ?? (_ => false));
            _ = child.WatchAsync();
            return child;
        }
        catch (Win32Exception fault)
        {
            log.Dispose();
            throw new InputException($"cannot start {executable}: {fault.Message} (setsid of util-linux is needed).");
        }
    }

    /// <summary>Types a line on the child's console; false when it is gone.</summary>
    public bool TryWriteLine(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            return true;
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    public async Task StopAsync(TimeSpan patience)
    {
        if (!Ended.IsCompleted) ProcessSignals.AskToEnd(ProcessId);
        if (await Task.WhenAny(Ended, Task.Delay(patience)) == Ended) return;
        _process.Kill();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(5));
        _process.Dispose();
        await _log.DisposeAsync();
    }

    private async Task WatchAsync()
    {
        var output = ReadAsync(_process.StandardOutput, line =>
        {
            if (!_isAnswer(line)) Log(line);
        });
        var errors = ReadAsync(_process.StandardError, line =>
        {
            if (line.Length > 0) _lastComplaint = line;
            Log(line);
        });
        await _process.WaitForExitAsync();
        // A grandchild may hold the pipes open; the child's own last words come at once.
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(1)));
        _ended.TrySetResult(HowItEnded(_process.ExitCode));
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        while (await reader.ReadLineAsync() is { } line) take(line);
    }

    private void Log(string line)
    {
        lock (_logGate)
        {
            try
            {
                _log.WriteLine(line);
            }
            catch (Exception fault) when (fault is IOException or ObjectDisposedException)
            {
                // A full disk must not take the region down; the line is lost.
            }
        }
    }

    private string HowItEnded(int exitCode)
    {
        if (exitCode > SignalExitBase) return $"was killed by signal {exitCode - SignalExitBase}";
        return _lastComplaint.Length > 0
            ? $"ended with exit code {exitCode} ({_lastComplaint})"
            : $"ended with exit code {exitCode}";
    }
}
