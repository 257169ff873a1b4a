namespace EdgeLedger.Hil.Maps;

/// <summary>A map that cannot be used; the message names the file, and the line where there is one.</summary>
public sealed class BenchMapException(string sentence) : Exception(sentence);
