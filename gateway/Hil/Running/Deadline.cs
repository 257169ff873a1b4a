using System.Diagnostics;

namespace EdgeLedger.Hil.Running;

/// <summary>When a step's patience ends.</summary>
/// <param name="Start">As <see cref="Stopwatch.GetTimestamp"/> gives it.</param>
internal sealed record Deadline(TimeSpan Limit, long Start)
{
    public TimeSpan Rest
    {
        get
        {
            var rest = Limit - Stopwatch.GetElapsedTime(Start);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }

    public bool IsOver => Rest == TimeSpan.Zero;

    /// <summary>A shorter one from now, unless this ends before it.</summary>
    public Deadline OrSooner(TimeSpan patience) =>
        Rest < patience ? this : new Deadline(patience, Stopwatch.GetTimestamp());

    public TimeSpan RestUpTo(TimeSpan most) => Rest < most ? Rest : most;
}
