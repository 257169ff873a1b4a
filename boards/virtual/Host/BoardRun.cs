using System.Runtime.InteropServices;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>One board from power-on to whatever ends it.</summary>
internal sealed class BoardRun(VirtualHardware hardware, FirmwareKind firmware, BoardPorts ports) : IDisposable
{
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _over = new();
    private int _exitCode = ExitCode.PoweredOff;

    /// <returns>The exit code of the process.</returns>
    public int UntilTheEnd()
    {
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        hardware.PowerFailed += () => End(ExitCode.PowerCut);
        var runner = new FirmwareRunner(hardware, firmware, failure =>
        {
            Console.Error.WriteLine($"{BoardCommand.Name}: the firmware left its loop {failure}");
            End(ExitCode.FirmwareStopped);
        });
        ports.Start(ended: _over.Set);
        runner.Start();
        _over.Wait();
        ports.Drain(s_lastWords);
        return _exitCode;
    }

    public void Dispose() => _over.Dispose();

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _over.Set();
    }

    private void End(int exitCode)
    {
        _exitCode = exitCode;
        _over.Set();
    }
}
