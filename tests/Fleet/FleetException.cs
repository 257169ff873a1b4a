namespace EdgeLedger.Fleet;

/// <summary>Why a fleet cannot be counted; the message is one sentence.</summary>
internal sealed class FleetException(string sentence) : Exception(sentence);
