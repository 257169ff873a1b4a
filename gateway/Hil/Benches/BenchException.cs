namespace EdgeLedger.Hil.Benches;

/// <summary>The bench could not do what it should; the message is one sentence for its owner.</summary>
public sealed class BenchException(string sentence, Exception? cause = null) : Exception(sentence, cause);
