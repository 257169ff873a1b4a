namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>What a metering chip would show: mean over the last second, with its errors.</summary>
public readonly record struct Measurement(
    int PowerMilliwatts, int VoltageMillivolts, int CurrentMilliamps, int FrequencyCentihertz);
