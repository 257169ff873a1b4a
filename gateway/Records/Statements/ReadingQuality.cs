namespace EdgeLedger.Records;

/// <summary>What the board itself noticed about a metering period.</summary>
[Flags]
public enum ReadingQuality
{
    None = 0,
    SamplesReplaced = 1 << 0,
    OutOfRange = 1 << 1,
    RateOfChange = 1 << 2,
    StuckValue = 1 << 3,
    RegisterPowerMismatch = 1 << 4,
    ClockNotSynchronised = 1 << 5,
    FrontEndFault = 1 << 6,
    Restarted = 1 << 7,
}
