using EdgeLedger.Boards.Monitoring;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Boards;

/// <summary>Puts a monitor's lines on the terminal, filtered and coloured, and all of them into a file.</summary>
internal sealed class MonitorView(LogFilter filter, TextWriter? log, bool plain, TimeProvider time) : IMonitorView
{
    // https://no-color.org: set and not empty means plain text.
    private const string NoColor = "NO_COLOR";

    private readonly bool _colours = !plain && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColor));

    public void Line(string line)
    {
        log?.WriteLine(line);
        if (!filter.Shows(line)) return;
        string shown = Printable(line);
        Console.Out.WriteLine(_colours ? LogPaint.Paint(shown) : shown);
    }

    public void Note(string note)
    {
        // The board counts from its start: the marks tell the file's reader what time it was.
        log?.WriteLine($"-- {Instant.Format(time.GetUtcNow().ToUnixTimeSeconds())} {note}");
        Console.Error.WriteLine(_colours ? LogPaint.PaintNote("-- " + note) : "-- " + note);
    }

    // Noise of a wrong speed must not set up the terminal.
    private static string Printable(string line) =>
        line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : line;
}
