using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>What the command line asks for.</summary>
internal sealed record BoardOptions(FirmwareKind Firmware, VirtualHardwareOptions Hardware);
