namespace EdgeLedger.Boards.Catalogue;

/// <summary>GPIO numbers of the port to a Modbus part (COM3), seen from the board.</summary>
/// <param name="Direction">
/// Driver enable of an RS-485 transceiver; null where no pin is left: use an adapter that switches by itself.
/// </param>
public sealed record ModbusPins(int Tx, int Rx, int? Direction);
