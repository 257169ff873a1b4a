namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Does something to the board or its world.</summary>
public sealed record ActStep(int Line, string Text, BenchAction Action, string Argument)
    : ScenarioStep(Line, Text);
