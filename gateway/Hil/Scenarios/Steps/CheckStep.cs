namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Compares captured values.</summary>
public sealed record CheckStep(int Line, string Text, Comparison Comparison) : ScenarioStep(Line, Text);
