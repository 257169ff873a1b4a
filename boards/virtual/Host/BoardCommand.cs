using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>The command line of <c>edgeledger-board</c>.</summary>
internal sealed class BoardCommand
{
    private const int FastestSpeed = 1_000_000;

    private readonly Option<FirmwareKind> _firmware = new("--firmware")
    {
        Description = "Application that the board runs", Required = true, HelpName = "meter|actuator",
    };

    private readonly Option<string> _flash = new("--flash")
    {
        Description = @"Folder that becomes I:\ (created if missing)", Required = true, HelpName = "DIR",
    };

    private readonly Option<string> _bench = new("--bench")
    {
        Description = "State of the simulated world (created if missing)", Required = true, HelpName = "FILE",
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Decides load, noise and spikes", DefaultValueFactory = _ => 1,
    };

    private readonly Option<double> _speed = new("--speed")
    {
        Description = "Simulated seconds a real second, at most", DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _clock = new("--clock")
    {
        Description = "Real and simulated unix milliseconds at one instant; real time without it",
        HelpName = "REALMS:SIMMS",
    };

    private readonly Option<string?> _replay = new("--replay")
    {
        Description = "CSV file with a header row, and its column of kWh; a household without it",
        HelpName = "FILE:COLUMN",
    };

    private readonly Option<int> _row = new("--row")
    {
        Description = "Length of one row of the replay: 1h, 15m, 60s", HelpName = "DURATION",
        CustomParser = ParseSeconds, DefaultValueFactory = _ => 3600,
    };

    public BoardCommand()
    {
        Root = new RootCommand("A board that runs the EdgeLedger firmware as a process.")
        {
            _firmware, _flash, _bench, _seed, _speed, _clock, _replay, _row,
        };
    }

    public RootCommand Root { get; }

    /// <param name="errors">What is wrong, a line each; empty when true is returned.</param>
    public bool TryRead(ParseResult result, [NotNullWhen(true)] out BoardOptions? options, out List<string> errors)
    {
        options = null;
        errors = [.. result.Errors.Select(error => error.Message)];
        if (errors.Count > 0) return false;

        var firmware = result.GetValue(_firmware);
        double speed = result.GetValue(_speed);
        string? anchor = result.GetValue(_clock);
        string? replay = result.GetValue(_replay);
        if (!(speed > 0) || speed > FastestSpeed) errors.Add($"--speed: more than 0, at most {FastestSpeed}");
        if (!TryReadClock(anchor, speed, out var clock))
        {
            errors.Add($"--clock {anchor}: REALMS:SIMMS is wanted, two counts of milliseconds since 1970");
        }

        if (!TrySplit(replay, out string? file, out string? column))
        {
            errors.Add($"--replay {replay}: FILE:COLUMN is wanted");
        }
        else if (replay is not null && firmware == FirmwareKind.Actuator)
        {
            errors.Add("--replay: an actuator measures nothing");
        }

        if (errors.Count > 0) return false;
        options = new BoardOptions(firmware, new VirtualHardwareOptions
        {
            FlashFolder = result.GetValue(_flash)!,
            BenchFile = result.GetValue(_bench)!,
            MeasurementFiles = ["outbox*.log", "checkpoint-*.bin"],
            Seed = result.GetValue(_seed),
            Clock = clock,
            HasFrontEnd = firmware == FirmwareKind.Meter,
            ReplayFile = file,
            ReplayColumn = column,
            RowSeconds = result.GetValue(_row),
        });
        return true;
    }

    private static int ParseSeconds(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int unit = text.Length == 0 ? 0 : text[^1] switch { 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
        if (unit > 0
            && int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count > 0 && (long)count * unit <= 86_400)
        {
            return count * unit;
        }

        result.AddError($"--row {text}: a whole number of h, m or s is wanted, up to 24h");
        return 0;
    }

    private static bool TryReadClock(string? text, double speed, out ClockAnchor clock)
    {
        if (text is not null) return ClockAnchor.TryParse(text, speed, out clock);
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        clock = new ClockAnchor(now, now, speed);
        return true;
    }

    // The last colon: a path may hold others.
    private static bool TrySplit(string? replay, out string? file, out string? column)
    {
        file = column = null;
        if (replay is null) return true;
        int colon = replay.LastIndexOf(':');
        if (colon <= 0 || colon == replay.Length - 1) return false;
        file = replay[..colon];
        column = replay[(colon + 1)..];
        return true;
    }
}
