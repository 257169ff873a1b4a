using System.Text.RegularExpressions;
using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Running;

/// <summary>Reads a board's console from top to bottom, each line once.</summary>
internal sealed class ConsoleReader(ConsoleRecord record, IBenchBoard board, CancellationToken token)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly List<(ForbidStep Step, Regex Pattern)> _forbidden = [];

    /// <summary>Index in the record of the line that comes next.</summary>
    public int Place { get; private set; }

    public void Forbid(ForbidStep step, Regex pattern) => _forbidden.Add((step, pattern));

    public void AllowAll() => _forbidden.Clear();

    /// <returns>The next line of the board; null when none came in time, or none can come.</returns>
    /// <exception cref="StepFailedException">It is a forbidden one.</exception>
    public string? Next(Deadline deadline)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            if (record.Wait(Place, deadline.RestUpTo(Glance)) is not { } line)
            {
                // The board's last words are in the record once it is known to be without power.
                if (deadline.IsOver || (!board.IsPowered && Place >= record.Count)) return null;
                continue;
            }

            Place++;
            if (line.Kind != ConsoleLineKind.Board) continue;
            foreach (var (step, pattern) in _forbidden)
            {
                if (!pattern.IsMatch(line.Text)) continue;
                throw new StepFailedException(step, $"said, and forbidden: {line.Text}");
            }

            return line.Text;
        }
    }
}
