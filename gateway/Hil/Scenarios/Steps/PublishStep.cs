namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Sends a text through the region's broker.</summary>
public sealed record PublishStep(int Line, string Text, string Topic, string Payload) : ScenarioStep(Line, Text);
