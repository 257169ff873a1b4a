using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Running;

/// <summary>The board did not do what a step expects; the message says what was expected and what came.</summary>
internal sealed class StepFailedException(ScenarioStep step, string sentence) : Exception(sentence)
{
    public ScenarioStep Step { get; } = step;
}
