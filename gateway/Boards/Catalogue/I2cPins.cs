namespace EdgeLedger.Boards.Catalogue;

/// <summary>GPIO numbers of bus 1.</summary>
public sealed record I2cPins(int Sda, int Scl);
