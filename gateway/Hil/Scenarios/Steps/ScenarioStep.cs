namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>One step of a scenario.</summary>
/// <param name="Line">In the scenario's file.</param>
/// <param name="Text">As it is written there, without the lines that belong to it.</param>
public abstract record ScenarioStep(int Line, string Text);
