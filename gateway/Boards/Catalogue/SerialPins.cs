namespace EdgeLedger.Boards.Catalogue;

/// <summary>GPIO numbers of the technician's serial port (COM2), seen from the board.</summary>
public sealed record SerialPins(int Tx, int Rx);
