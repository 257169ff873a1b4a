namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Waits for lines that the board says after the last one that was waited for.</summary>
/// <param name="Patterns">With any lines between them.</param>
public sealed record ExpectStep(
    int Line, string Text, IReadOnlyList<string> Patterns, bool InAnyOrder, TimeSpan? Limit,
    IReadOnlyList<Comparison> Conditions) : ScenarioStep(Line, Text);
