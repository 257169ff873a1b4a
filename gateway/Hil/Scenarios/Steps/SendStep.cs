namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Types a line on the board's console.</summary>
public sealed record SendStep(int Line, string Text, string Command) : ScenarioStep(Line, Text);
