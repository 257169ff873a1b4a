namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>A replay that cannot be played; the message names file, line and column.</summary>
public sealed class ReplayFormatException(string message) : Exception(message);
