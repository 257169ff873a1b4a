namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Waits until the board is without power, because it failed in a write.</summary>
public sealed record PowerOffStep(int Line, string Text, TimeSpan? Limit) : ScenarioStep(Line, Text);
