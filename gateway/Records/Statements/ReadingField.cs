namespace EdgeLedger.Records;

/// <summary>Quantities of a reading, in the order in which their records stand.</summary>
internal enum ReadingField
{
    Import, Export, Power, LowestPower, HighestPower, Voltage, Current, Frequency, Quality, Lost,
}
