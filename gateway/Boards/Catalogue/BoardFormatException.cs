namespace EdgeLedger.Boards.Catalogue;

/// <summary>A board.json that breaks its schema; the message names file, line and member.</summary>
public sealed class BoardFormatException(string sentence) : Exception(sentence);
