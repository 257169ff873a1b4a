using System.Globalization;
using EdgeLedger.Contracts;

namespace EdgeLedger.Cli.Up;

/// <summary>
/// The view for pipes, logs and --json: sentences on standard error, one line of figures now and then.
/// </summary>
internal sealed class SoberLines(TextWriter output, TimeProvider time) : IRunView
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _lastShown;

    public void Tell(string sentence)
    {
        lock (_gate) output.WriteLine(sentence);
    }

    public void Show(RunSnapshot snapshot)
    {
        if (_lastShown is { } at && time.GetElapsedTime(at) < Pause) return;
        _lastShown = time.GetTimestamp();
        var front = snapshot.Front;
        var meters = snapshot.Boards.Where(b => b.Record.Kind == SignerKind.Meter).ToList();
        long recorded = meters.Sum(b => b.Status?.Recorded ?? 0);
        long final = meters.Sum(b => b.Status?.Final ?? 0);
        Tell(string.Create(CultureInfo.InvariantCulture,
            $"{snapshot.Elapsed:hh\\:mm\\:ss} height {front?.Height ?? 0}, readings {recorded} recorded, {final} final, "
            + $"refused {snapshot.Refused().Values.Sum()}, finality p50 {Milliseconds(snapshot)}"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Milliseconds(RunSnapshot snapshot) =>
        snapshot.Middle(s => s.FinalityP50Ms) is { } ms ? ms.ToString("0", CultureInfo.InvariantCulture) + " ms" : "-";
}
