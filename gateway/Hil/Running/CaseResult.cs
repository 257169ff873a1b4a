using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Running;

/// <summary>What came of a scenario on a board.</summary>
/// <param name="Reason">Null when it passed.</param>
/// <param name="Step">The step that failed; null when none did.</param>
/// <param name="Lines">All that was said.</param>
public sealed record CaseResult(
    BenchCase Case, Outcome Outcome, TimeSpan Duration, string? Reason, ScenarioStep? Step,
    IReadOnlyList<ConsoleLine> Lines);
