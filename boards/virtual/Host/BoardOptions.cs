using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>What the command line asks for.</summary>
/// <param name="PtyLink">Where the name of the pseudo-terminal goes; null serves the console on standard
/// input and output.</param>
/// <param name="BenchCommands">Carried out in turn before the firmware starts, without their
/// <c>!</c>.</param>
internal sealed record BoardOptions(
    FirmwareKind Firmware,
    VirtualHardwareOptions Hardware,
    string? PtyLink,
    IReadOnlyList<string> BenchCommands);
