namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>From here to <see cref="AllowStep"/> no line on the way to an expected one may match.</summary>
public sealed record ForbidStep(int Line, string Text, string Pattern) : ScenarioStep(Line, Text);
