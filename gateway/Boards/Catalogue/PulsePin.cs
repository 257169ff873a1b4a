namespace EdgeLedger.Boards.Catalogue;

/// <summary>GPIO number of the S0+ input (IEC 62053-31), pulled up outside the chip.</summary>
public sealed record PulsePin(int Pin);
