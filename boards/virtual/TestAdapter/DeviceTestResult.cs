namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <param name="Message">Why it failed or was skipped.</param>
public sealed record DeviceTestResult(
    DeviceTest Test, DeviceTestOutcome Outcome, TimeSpan Duration, string? Message, string? StackTrace);
