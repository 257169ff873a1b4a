namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Waits for a text on a topic of the region's broker.</summary>
public sealed record MessageStep(
    int Line, string Text, string Topic, string Pattern, TimeSpan? Limit, IReadOnlyList<Comparison> Conditions)
    : ScenarioStep(Line, Text);
