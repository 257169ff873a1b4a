using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace EdgeLedger.Cli.Tests.Boards;

/// <summary>A program as a person runs it: its lines as they come, and what is typed to it.</summary>
internal sealed class Program : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    private Program(string path, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, e) => Add(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Add(_error, e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>The command line under test.</summary>
    public static Program EdgeLedger(params IEnumerable<string> arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, "edgeledger"), arguments);

    /// <summary>A board's firmware as a process.</summary>
    public static Program Board(params IEnumerable<string> arguments) => new(
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "BoardProgram").Value!,
        arguments);

    public void Type(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public void WaitFor(Func<Program, bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition(this))
        {
            Assert.True(
                Stopwatch.GetElapsedTime(start) < Patience, $"waited in vain for {what}\n{Output}\n{Error}");
            Thread.Sleep(20);
        }
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ctrl-C; gives the exit code.</summary>
    public int Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        return WaitForExit();
    }

    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(Patience), "does not end");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static void Add(List<string> lines, string? line)
    {
        lock (lines)
        {
            if (line is not null) lines.Add(line);
        }
    }

    private static string Text(List<string> lines)
    {
        lock (lines) return string.Join('\n', lines);
    }
}
