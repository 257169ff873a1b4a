namespace EdgeLedger.Boards.Catalogue;

public sealed record LedPin(int Pin, LedKind Kind);
