namespace EdgeLedger.Hil.Scenarios.Steps;

/// <summary>Asks again and again until an answer is as wanted.</summary>
public sealed record AskStep(
    int Line, string Text, AnswerSource Source, string Question, string Pattern, TimeSpan? Limit,
    IReadOnlyList<Comparison> Conditions) : ScenarioStep(Line, Text);
