using System.CommandLine;
using EdgeLedger.Boards.Monitoring;
using EdgeLedger.Boards.Serial;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Boards;

/// <summary>`edgeledger board monitor`: a board's log as it comes, and its shell.</summary>
internal sealed class MonitorCommand
{
    private const int SlowestBaud = 1200;
    private const int FastestBaud = 3_000_000;

    private readonly Argument<string> _port =
        OptionOf.Operand("PORT", "Serial port, such as /dev/ttyUSB0, or a virtual board's --pty.");

    private readonly Option<string[]> _parts =
        OptionOf.Many("--part", "Show log lines of these parts only.", "PART");

    private readonly Option<string?> _level =
        OptionOf.Text("--level", "Least level to show: I (default), W or E.", "LEVEL");

    private readonly Option<string?> _log =
        OptionOf.Text("--log", "Add every line to this file, shown or not.", "FILE");

    private readonly Option<bool> _noColor = OptionOf.Flag("--no-color", "Plain text.");

    private readonly Option<string[]> _send =
        OptionOf.Many("--send", "Lines for the board's shell, once it is connected.", "LINE");

    private readonly Option<TimeSpan?> _for = OptionOf.Span(
        "--for", "Stop by itself after this time.", TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(365));

    private readonly Option<int?> _baud = OptionOf.Count(
        "--baud", $"Speed (default {SerialLine.DefaultBaudRate}).", SlowestBaud, FastestBaud);

    public static Command Create() => new MonitorCommand().Build();

    private Command Build()
    {
        var command = new Command("monitor", "Show a board's log; what you type goes to its shell; Ctrl-C ends.")
        {
            _port, _parts, _level, _log, _noColor, _send, _for, _baud,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken token)
    {
        using var request = new StopRequest();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, request.Token);
        if (parsed.GetValue(_for) is { } span) stop.CancelAfter(span);
        var filter = new LogFilter(parsed.GetValue(_parts)!, Level(parsed.GetValue(_level)));
        await using var log = OpenLog(parsed.GetValue(_log));
        var monitor = new BoardMonitor(
            parsed.GetValue(_port)!, parsed.GetValue(_baud) ?? SerialLine.DefaultBaudRate,
            new MonitorView(filter, log, parsed.GetValue(_noColor), TimeProvider.System));
        foreach (string line in parsed.GetValue(_send)!) monitor.Send(line);
        PassInput(monitor);
        try
        {
            await Task.Factory.StartNew(
                () => monitor.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
        catch (SerialPortException fault) when (fault.IsAbsent)
        {
            throw new InputException($"{fault.Message} {SerialPorts.Sentence(SerialPorts.List())}");
        }
    }

    private static LogLevel Level(string? text)
    {
        if (text is null) return LogLevel.Info;
        return LogLine.TryReadLevel(text, out var level)
            ? level
            : throw new InputException($"--level is I, W or E, not '{text}'.", ExitCode.Usage);
    }

    private static StreamWriter? OpenLog(string? path)
    {
        if (path is null) return null;
        try
        {
            return new StreamWriter(path, append: true) { AutoFlush = true };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--log: {path} cannot be written.");
        }
    }

    // A thread of its own, which dies with the process: reading a terminal cannot be called off. The end of a
    // piped input is no reason to stop listening.
    private static void PassInput(BoardMonitor monitor)
    {
        var input = Console.In;
        new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                if (line.Length > 0) monitor.Send(line);
            }
        }) { IsBackground = true, Name = "keyboard" }.Start();
    }
}
