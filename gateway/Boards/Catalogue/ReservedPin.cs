namespace EdgeLedger.Boards.Catalogue;

/// <summary>A GPIO that a part on the board occupies.</summary>
public sealed record ReservedPin(int Pin, string By);
