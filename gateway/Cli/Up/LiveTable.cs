using System.Globalization;
using EdgeLedger.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EdgeLedger.Cli.Up;

/// <summary>The view on a terminal: the region's figures, redrawn in place, and its latest news below.</summary>
internal sealed class LiveTable : IRunView
{
    private const int NewsLines = 6;
    private const int MostBoardRows = 12;

    /// <summary>Below, cells go without their left margin: the boards' row then fits 80 columns.</summary>
    private const int RoomyColumns = 90;

    private readonly Queue<string> _news = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly Task _live;
    private LiveDisplayContext? _context;
    private RunSnapshot? _last;

    public LiveTable()
    {
        _live = AnsiConsole.Live(new Text("Starting.")).AutoClear(false).Overflow(VerticalOverflow.Crop)
            .StartAsync(async context =>
            {
                _context = context;
                await _closed.Task;
            });
    }

    public void Tell(string sentence)
    {
        lock (_gate)
        {
            _news.Enqueue(sentence);
            while (_news.Count > NewsLines) _news.Dequeue();
            Draw();
        }
    }

    public void Show(RunSnapshot snapshot)
    {
        lock (_gate)
        {
            _last = snapshot;
            Draw();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        await _live;
    }

    private void Draw()
    {
        var parts = new List<IRenderable>();
        if (_last is { } snapshot)
        {
            parts.Add(Heading(snapshot));
            parts.Add(Gateways(snapshot));
            parts.Add(Boards(snapshot));
        }

        parts.AddRange(_news.Select(line => new Text(line)));
        _context?.UpdateTarget(new Rows(parts));
    }

    private static Rows Heading(RunSnapshot snapshot)
    {
        var refused = snapshot.Refused();
        string reasons = refused.Count == 0
            ? "none"
            : string.Join(", ", refused.Select(r => $"{r.Key} {r.Value.ToString(CultureInfo.InvariantCulture)}"));
        var front = snapshot.Front;
        return new Rows(
            new Text($"EdgeLedger in {snapshot.Folder}, {snapshot.Elapsed:hh\\:mm\\:ss}, speed "
                + $"{snapshot.Speed.ToString(CultureInfo.InvariantCulture)}; Ctrl-C ends it"),
            new Text($"height {Number(front?.Height)}   readings final {Number(front?.ReadingsFinal)}   finality p50 "
                + $"{Ms(snapshot.Middle(s => s.FinalityP50Ms))} p95 {Ms(snapshot.Middle(s => s.FinalityP95Ms))}   "
                + $"refused {reasons}"));
    }

    private static Table Gateways(RunSnapshot snapshot)
    {
        var table = Grid("gateway", "process", "height", "readings final", "waiting", "peers", "state");
        foreach (var gateway in snapshot.Gateways)
        {
            var status = gateway.Status;
            table.AddRow(
                Number(gateway.Number), gateway.ProcessId.ToString(CultureInfo.InvariantCulture),
                Number(status?.Height), Number(status?.ReadingsFinal),
                Number(status?.PoolSize), Number(status?.PeersConnected), State(gateway));
        }

        return table;
    }

    private static Table Boards(RunSnapshot snapshot)
    {
        var table = Grid("board", "kind", "address", "recorded", "signed", "final", "outbox", "register Wh", "link");
        foreach (var board in snapshot.Boards.Take(MostBoardRows))
        {
            var status = board.Status;
            table.AddRow(
                Number(board.Record.Number), board.Record.Kind == SignerKind.Meter ? "meter" : "actuator",
                board.Record.Address[..8], Number(status?.Recorded), Number(status?.Signed), Number(status?.Final),
                Number(status?.Outbox), Number(status?.RegisterMilliwattHours / 1000),
                status is null ? "-" : status.IsLinkUp ? "up" : "down");
        }

        if (snapshot.Boards.Count > MostBoardRows)
        {
            table.Caption($"and {snapshot.Boards.Count - MostBoardRows} more");
        }

        return table;
    }

    private static Table Grid(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        int margin = AnsiConsole.Profile.Width < RoomyColumns ? 0 : 1;
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap().PadLeft(margin));
        }

        return table;
    }

    private static string State(GatewayGlimpse gateway) => gateway switch
    {
        { IsRunning: false } => "down",
        { Status: null } => "silent",
        { Status.Observing: true } => "observing",
        _ => "voting",
    };

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    private static string Ms(double? value) =>
        value is { } ms ? ms.ToString("N0", CultureInfo.InvariantCulture) + " ms" : "-";
}
