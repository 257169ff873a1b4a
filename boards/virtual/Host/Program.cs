using System.Runtime.InteropServices;
using System.Text;
using EdgeLedger.VirtualBoard;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

var command = new BoardCommand();
var parsed = command.Root.Parse(args);
if (parsed is { Action: not null, Errors.Count: 0 }) return parsed.Invoke();
if (!command.TryRead(parsed, out var options, out var errors))
{
    // Standard output belongs to the serial port.
    foreach (string error in errors) Console.Error.WriteLine("edgeledger-board: " + error);
    return ExitCode.WrongOptions;
}

using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
var serial = new SerialConsole(input, output);
try
{
    VirtualHardware.Current = new VirtualHardware(options.Hardware, TimeProvider.System, serial);
}
catch (Exception failure) when (failure
    is ReplayFormatException or InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine("edgeledger-board: " + failure.Message);
    return ExitCode.WrongOptions;
}

using var over = new ManualResetEventSlim();
int exitCode = ExitCode.PoweredOff;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    over.Set();
}

using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
var runner = new FirmwareRunner(VirtualHardware.Current, options.Firmware, failure =>
{
    Console.Error.WriteLine($"edgeledger-board: the firmware left its loop {failure}");
    exitCode = ExitCode.FirmwareStopped;
    over.Set();
});
serial.BenchCommand = new BenchCommands(VirtualHardware.Current).Answer;
new Thread(serial.WriteAll) { IsBackground = true, Name = "serial out" }.Start();
new Thread(() =>
{
    serial.ReadAll();
    over.Set();
}) { IsBackground = true, Name = "serial in" }.Start();
runner.Start();
over.Wait();

// What was said last should be heard, if anybody listens.
var lastWords = new Thread(serial.Drain) { IsBackground = true };
lastWords.Start();
lastWords.Join(TimeSpan.FromSeconds(1));

// Power off: no thread of the firmware gets to finish anything, as on a real board.
Environment.Exit(exitCode);
return exitCode;
