namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Waits until a relay, read back at the bench, stands as wanted.</summary>
public sealed record RelayStep(int Line, string Text, int Relay, bool IsClosed, TimeSpan? Limit)
    : ScenarioStep(Line, Text);
