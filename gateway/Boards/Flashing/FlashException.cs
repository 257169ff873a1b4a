namespace EdgeLedger.Boards.Flashing;

/// <summary>A board that could not be flashed; the message is one sentence that says what to do.</summary>
public sealed class FlashException(string sentence) : Exception(sentence);
