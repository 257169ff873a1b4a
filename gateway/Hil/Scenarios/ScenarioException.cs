namespace EdgeLedger.Hil.Scenarios;

/// <summary>A scenario that cannot be read; the message names file and line.</summary>
public sealed class ScenarioException(string file, int line, string sentence)
    : Exception($"{file}:{line}: {sentence}");
