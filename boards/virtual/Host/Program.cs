using System.Text;
using EdgeLedger.VirtualBoard;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

var command = new BoardCommand();
var parsed = command.Root.Parse(args);
if (parsed is { Action: not null, Errors.Count: 0 }) return parsed.Invoke();
if (!command.TryRead(parsed, out var options, out string? error))
{
    // Standard output belongs to the serial port.
    Console.Error.WriteLine($"{BoardCommand.Name}: {error} Try '{BoardCommand.Name} --help'.");
    return ExitCode.WrongOptions;
}

using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
var bench = new SerialConsole(input, output);
BoardPorts ports;
try
{
    ports = new BoardPorts(bench, options.PtyLink);
    VirtualHardware.Current = new VirtualHardware(options.Hardware, TimeProvider.System, ports.Console);
}
catch (Exception failure) when (failure
    is ReplayFormatException or InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{BoardCommand.Name}: {failure.Message}");
    return ExitCode.WrongOptions;
}

var commands = new BenchCommands(VirtualHardware.Current);
bench.BenchCommand = commands.Answer;
foreach (string early in options.BenchCommands)
{
    var answer = commands.Answer(early);
    if (answer is { IsRefusal: false, Afterwards: null }) continue;
    Console.Error.WriteLine($"{BoardCommand.Name}: --do \"{early}\": the bench refuses it: {answer.Json}");
    return ExitCode.WrongOptions;
}

using var run = new BoardRun(VirtualHardware.Current, options.Firmware, ports);
int exitCode = run.UntilTheEnd();

// Power off: no thread of the firmware gets to finish anything, as on a real board.
ports.Dispose();
Environment.Exit(exitCode);
return exitCode;
