namespace EdgeLedger.VirtualBoard;

/// <summary>Which application the board runs.</summary>
internal enum FirmwareKind
{
    Meter,
    Actuator,
}
