namespace EdgeLedger.VirtualBoard.TestAdapter;

public enum DeviceTestOutcome
{
    Passed,
    Failed,
    Skipped,
}
