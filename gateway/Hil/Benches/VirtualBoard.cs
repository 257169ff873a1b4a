using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Benches;

/// <summary>The virtual board as a process; power off is the end of it.</summary>
/// <remarks>The world does not change with the power: a network that was cut is cut at the next start.</remarks>
internal sealed class VirtualBoard(VirtualBoardOptions options, ConsoleRecord record) : IBenchBoard
{
    private const string BenchWord = "bench ";
    private const int AnswerTimeoutMs = 10_000;

    // Exit codes of edgeledger-board.
    private const int FirmwareStopped = 1;
    private const int WrongOptions = 2;

    private readonly Dictionary<string, string> _world = new(StringComparer.Ordinal);
    private readonly BlockingCollection<string> _answers = [];
    private readonly string _flash = Path.Combine(options.Folder, "flash");
    private Process? _process;
    private string? _cutInWrite;

    // Who asks must find in the record what the board said last.
    public bool IsPowered
    {
        get
        {
            if (_process is { HasExited: true }) End();
            return _process is not null;
        }
    }

    public bool TrySend(string line)
    {
        if (!IsPowered) return false;
        try
        {
            _process!.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Act(BenchAction action, string argument)
    {
        if (action == BenchAction.RestorePower) Start();
        else if (action == BenchAction.CutPower) CutPower();
        else if (action == BenchAction.CutPowerInWrite) CutPowerInWrite(argument);
        else if (action == BenchAction.PressButton) Ask("button press");
        else if (action == BenchAction.CutNetwork) Set("network", "cut");
        else if (action == BenchAction.RestoreNetwork) Set("network", "restore");
        else if (action == BenchAction.UnplugFrontEnd) Set("frontend", "unplug");
        else if (action == BenchAction.PlugFrontEnd) Set("frontend", "plug");
        else if (action == BenchAction.OffsetClock) Set("clock offset", argument);
        else if (action == BenchAction.SilenceClock) Set("clock", "silent");
        else if (action == BenchAction.AnswerClock) Set("clock", "answer");
        else throw new BenchException($"a virtual board cannot '{action}'.");
    }

    public void Provision(IReadOnlyDictionary<string, byte[]> files, bool start)
    {
        CutPower();
        if (Directory.Exists(_flash)) Directory.Delete(_flash, recursive: true);
        Directory.CreateDirectory(_flash);
        foreach (var (name, content) in files) File.WriteAllBytes(Path.Combine(_flash, name), content);
        if (start) Start();
    }

    public IReadOnlyList<bool> ReadRelays()
    {
        using var answer = JsonDocument.Parse(Ask("relays"));
        return [.. answer.RootElement.EnumerateArray().Select(relay => relay.GetInt32() == 1)];
    }

    public string Ask(string question)
    {
        while (_answers.TryTake(out _))
        {
        }

        if (!TrySend("!" + question)) throw new BenchException("the virtual board is without power.");
        if (!_answers.TryTake(out string? answer, AnswerTimeoutMs))
        {
            throw new BenchException($"the virtual board does not answer '!{question}'.");
        }

        return answer.Contains("\"error\"", StringComparison.Ordinal)
            ? throw new BenchException($"the virtual board refuses '!{question}': {answer}")
            : answer;
    }

    public void Dispose()
    {
        End();
        _answers.Dispose();
    }

    private void Start()
    {
        if (IsPowered) throw new BenchException("the board has power already.");
        _process?.Dispose();
        var start = new ProcessStartInfo(options.Program, Arguments())
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _cutInWrite = null;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new BenchException($"cannot start {options.Program}: {failure.Message}.", failure);
        }

        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is { Length: > 0 } complaint) record.Note(complaint);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private List<string> Arguments()
    {
        List<string> arguments =
        [
            "--firmware", options.Kind == BoardKind.Meter ? "meter" : "actuator",
            "--flash", _flash, "--bench", Path.Combine(options.Folder, "world.json"),
            "--seed", Text(options.Seed), "--speed", options.Clock.Speed.ToString(CultureInfo.InvariantCulture),
            "--clock", $"{options.Clock.RealUnixMs}:{options.Clock.SimulatedUnixMs}",
            "--uptime", options.IsUptimeSimulated ? "simulated" : "real",
        ];
        foreach (var (what, state) in _world) arguments.AddRange(["--do", $"{what} {state}"]);
        if (_cutInWrite is { } write) arguments.AddRange(["--do", $"flash cut {write}"]);
        return arguments;
    }

    private void Set(string what, string state)
    {
        _world[what] = state;
        if (IsPowered) Ask($"{what} {state}");
    }

    private void CutPowerInWrite(string write)
    {
        if (IsPowered) Ask($"flash cut {write}");
        else _cutInWrite = write;
    }

    private void CutPower()
    {
        if (!IsPowered) return;
        TrySend("!power cut");
        if (!_process!.WaitForExit(AnswerTimeoutMs)) throw new BenchException("the virtual board does not end.");
        End();
    }

    private void End()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        if (_process.ExitCode == FirmwareStopped) record.Note("the firmware has left its loop");
        if (_process.ExitCode == WrongOptions) record.Note("the virtual board could not start");
        _process.Dispose();
        _process = null;
    }

    private void Take(string? line)
    {
        if (line is null) return;
        if (!line.StartsWith(BenchWord, StringComparison.Ordinal)) record.Heard(line);
        else if (line.Contains("droppedLines", StringComparison.Ordinal)) record.Note(line);
        else _answers.Add(line[BenchWord.Length..]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
