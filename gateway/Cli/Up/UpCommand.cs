using System.CommandLine;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>`edgeledger up`: a whole region on this machine.</summary>
internal static class UpCommand
{
    private const string DefaultFolder = "edgeledger-data";
    private const int MostGateways = 31;
    private const int MostBoards = 200;

    public static Command Create()
    {
        var gateways = OptionOf.Count("--gateways", "Gateways of a new region (default 4).", 1, MostGateways);
        var meters = OptionOf.Count("--meters", "Meters (default 3, or as many as replays).", 0, MostBoards);
        var actuators = OptionOf.Count("--actuators", "Actuators (default 1).", 0, MostBoards);
        var replay = OptionOf.Many("--replay", "CSV file and column of energies, in kWh a row, that a meter plays.",
            "FILE:COLUMN");
        var row = OptionOf.Span("--row", "Length of a replayed row (default 1h).", Seconds(60), TimeSpan.FromDays(1));
        var period = OptionOf.Span("--period", "Metering period (default 15m).", Seconds(1), TimeSpan.FromDays(1));
        var speed = OptionOf.Factor("--speed", "Simulated seconds a real second, at most (default 1).", 0.01, 1e6);
        var interval = OptionOf.Span("--block-interval", "Shortest time from block to block (default 1s).",
            TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));
        var restart = OptionOf.Span("--restart-delay", "Wait before a process that died is started again (default 1s).",
            TimeSpan.Zero, TimeSpan.FromHours(1));
        var data = OptionOf.Text("--data", $"Folder of the region; a new one is filled (default ./{DefaultFolder}).",
            "DIR");
        var duration = OptionOf.Span("--for", "End after this much real time.", Seconds(1), TimeSpan.FromDays(3650));
        var seed = OptionOf.Count("--seed", "Seed of the boards' simulated hardware (default 1).", 0, int.MaxValue / 2);
        var lan = OptionOf.Flag(
            "--lan", "Let boards of the local network reach the broker (default: this machine's only).");
        var json = OptionOf.Flag("--json", "Last line on standard output is one JSON object; progress on standard error.");

        var command = new Command("up", "Run a region here: broker, gateways and virtual boards, until Ctrl-C.")
        {
            gateways, meters, actuators, replay, row, period, speed, interval, data, duration, restart, seed, lan, json,
        };
        command.SetAction((parsed, _) =>
        {
            var options = new UpOptions { Data = Path.GetFullPath(parsed.GetValue(data) ?? DefaultFolder) };
            options = options with
            {
                Gateways = parsed.GetValue(gateways),
                Meters = parsed.GetValue(meters),
                Actuators = parsed.GetValue(actuators),
                Row = parsed.GetValue(row) ?? options.Row,
                Period = parsed.GetValue(period) ?? options.Period,
                Speed = parsed.GetValue(speed) ?? options.Speed,
                BlockInterval = parsed.GetValue(interval) ?? options.BlockInterval,
                RestartDelay = parsed.GetValue(restart) ?? options.RestartDelay,
                For = parsed.GetValue(duration),
                Seed = parsed.GetValue(seed) ?? options.Seed,
                Lan = parsed.GetValue(lan),
                Json = parsed.GetValue(json),
            };
            options = options with
            {
                Replays = [.. parsed.GetValue(replay)!.Select(text => ReplaySource.Parse(text, options.Row))],
            };
            Check(options);
            return RegionRun.RunAsync(options, TimeProvider.System);
        });
        return command;
    }

    /// <summary>What one option alone cannot tell.</summary>
    internal static void Check(UpOptions options)
    {
        if (options.Meters < options.Replays.Count)
        {
            throw new InputException(
                $"--meters {options.Meters} is too few for {options.Replays.Count} replays.", ExitCode.Usage);
        }

        if (options.Period.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new InputException("--period wants whole seconds.", ExitCode.Usage);
        }

        // A board takes no other settings: it would answer, but measure nothing.
        if (TimeSpan.TicksPerDay % options.Period.Ticks != 0)
        {
            throw new InputException(
                $"--period {Duration.Format(options.Period)} does not divide a day.", ExitCode.Usage);
        }

        if (options.Replays.Count > 0 && options.Row.Ticks % options.Period.Ticks != 0)
        {
            throw new InputException(
                $"--period {Duration.Format(options.Period)} does not divide a row of {Duration.Format(options.Row)}, "
                + "so the last reading would not fall on the end of a row.", ExitCode.Usage);
        }
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
