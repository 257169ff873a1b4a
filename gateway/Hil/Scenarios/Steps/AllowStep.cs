namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Lifts everything that was forbidden.</summary>
public sealed record AllowStep(int Line, string Text) : ScenarioStep(Line, Text);
