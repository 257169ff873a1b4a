using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.Platform;

namespace EdgeLedger.VirtualBoard;

/// <summary>Runs the firmware's top loop on a thread of its own, again after each restart that it asks
/// for.</summary>
internal sealed class FirmwareRunner
{
    private readonly VirtualHardware _hardware;
    private readonly Action _main;
    private readonly Action<Exception?> _stopped;

    /// <param name="stopped">Called when the firmware leaves its loop, which a firmware never does.</param>
    public FirmwareRunner(VirtualHardware hardware, FirmwareKind kind, Action<Exception?> stopped)
    {
        _hardware = hardware;
        _stopped = stopped;
        _main = kind == FirmwareKind.Meter
            ? () => Firmware.Meter.Program.Run(new VirtualPlatform())
            : () => Firmware.Actuator.Program.Run(new VirtualPlatform());
        hardware.RebootRequested += Restart;
    }

    public void Start() => new Thread(Run) { IsBackground = true, Name = "firmware" }.Start();

    // The old threads stay parked in RebootDevice or end with their connection; they hold nothing of the new
    // firmware.
    private void Restart()
    {
        _hardware.PowerCycle();
        Start();
    }

    private void Run()
    {
        try
        {
            _main();
            _stopped(null);
        }
        catch (Exception failure)
        {
            _stopped(failure);
        }
    }
}
