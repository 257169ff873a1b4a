namespace EdgeLedger.Boards.Catalogue;

/// <summary>GPIO numbers between chip and Ethernet PHY (RMII); the seven data lines are fixed on an
/// ESP32.</summary>
/// <param name="Reset">Resets the PHY, or switches its power or its oscillator on.</param>
public sealed record RmiiPins(
    int Mdc, int Mdio, int Clock, int Reset, int TxEnable, int Txd0, int Txd1, int CrsDv, int Rxd0, int Rxd1)
{
    public IEnumerable<(int Gpio, string Signal)> All() =>
    [
        (Mdc, "MDC"), (Mdio, "MDIO"), (Clock, "clock"), (Reset, "PHY power or reset"), (TxEnable, "TX_EN"),
        (Txd0, "TXD0"), (Txd1, "TXD1"), (CrsDv, "CRS_DV"), (Rxd0, "RXD0"), (Rxd1, "RXD1"),
    ];
}
