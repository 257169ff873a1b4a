namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>In the order in which the launcher of the device takes them.</summary>
public enum DeviceTestKind
{
    Setup,
    Test,
    DataRow,
    Cleanup,
}
