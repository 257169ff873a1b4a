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
    PowerFactor = 1 << 8,
    Grid = 1 << 9,
    Wiring = 1 << 10,

    /// <summary>The reading was made because the power changed: its power is that of the moment.</summary>
    OnChange = 1 << 11,
}
