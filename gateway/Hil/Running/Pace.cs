using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Running;

/// <summary>How long the limits of a scenario are on a bench.</summary>
/// <param name="Speed">Board's seconds a real second.</param>
/// <param name="Grace">Added to every limit.</param>
internal sealed record Pace(double Speed, TimeSpan Grace)
{
    public TimeSpan Real(TimeSpan limit) => (limit / Speed) + Grace;

    public string Describe(TimeSpan limit) => Speed > 1
        ? $"{TimeLimit.Format(limit)} of the board's time and {TimeLimit.Format(Grace)} of grace"
        : TimeLimit.Format(limit + Grace);
}
