using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>The command line of <c>edgeledger-board</c>.</summary>
internal sealed class BoardCommand
{
    public const string Name = "edgeledger-board";

    private const int FastestSpeed = 1_000_000;

    private readonly Option<FirmwareKind> _firmware = OptionOf.Words(
        "--firmware", "Application that the board runs",
        ("meter", FirmwareKind.Meter), ("actuator", FirmwareKind.Actuator));

    private readonly Option<string> _flash = new("--flash")
    {
        Description = @"Folder that becomes I:\ (created if missing)", Required = true, HelpName = "DIR",
    };

    private readonly Option<string> _bench = new("--bench")
    {
        Description = "State of the simulated world (created if missing)", Required = true, HelpName = "FILE",
    };

    private readonly Option<string?> _pty = new("--pty")
    {
        Description = "Pseudo-terminal for the console, as a symbolic link; bench commands stay on standard input",
        HelpName = "LINK",
    };

    private readonly Option<string[]> _do = new("--do")
    {
        Description = "Bench command that is carried out before the firmware starts; may be repeated",
        HelpName = "COMMAND", DefaultValueFactory = _ => [],
    };

    private readonly Option<ulong> _seed = OptionOf.Seed("--seed", "Decides load, noise, spikes and torn writes");

    private readonly Option<double> _speed = OptionOf.Speed(
        "--speed", "Simulated seconds a real second, at most", FastestSpeed);

    private readonly Option<UptimeSource> _uptime = OptionOf.Words(
        "--uptime", "What the firmware's timeouts run on: real time (default), or simulated time as the readings do",
        ("real", UptimeSource.Real), ("simulated", UptimeSource.Simulated));

    private readonly Option<ClockAnchor?> _clock = OptionOf.Clock(
        "--clock", "Real and simulated unix milliseconds at one instant; real time without it");

    private readonly Option<string?> _replay = new("--replay")
    {
        Description = "CSV file with a header row, and its column of kWh; a household without it",
        HelpName = "FILE:COLUMN",
    };

    private readonly Option<int> _row = OptionOf.Seconds(
        "--row", "Length of one row of the replay: 1h, 15m, 60s", 3600);

    public BoardCommand()
    {
        _uptime.Required = false;
        Root = new RootCommand("A board that runs the EdgeLedger firmware as a process.")
        {
            _firmware, _flash, _bench, _pty, _do, _seed, _speed, _uptime, _clock, _replay, _row,
        };
    }

    public RootCommand Root { get; }

    /// <param name="error">What is wrong, one sentence; null when true is returned.</param>
    public bool TryRead(
        ParseResult result,
        [NotNullWhen(true)] out BoardOptions? options,
        [NotNullWhen(false)] out string? error)
    {
        options = null;
        string? replay = result.GetValue(_replay);
        var firmware = result.Errors.Count > 0 ? default : result.GetValue(_firmware);
        if (result.Errors.Count > 0)
        {
            error = result.Errors[0].Message;
        }
        else if (!TrySplit(replay, out string? file, out string? column))
        {
            error = $"--replay {replay}: FILE:COLUMN is wanted.";
        }
        else if (replay is not null && firmware == FirmwareKind.Actuator)
        {
            error = "--replay: an actuator measures nothing.";
        }
        else
        {
            error = null;
            options = new BoardOptions(
                firmware, Hardware(result, firmware, file, column), result.GetValue(_pty), result.GetValue(_do)!);
        }

        return error is null;
    }

    private VirtualHardwareOptions Hardware(ParseResult result, FirmwareKind firmware, string? file, string? column)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var clock = result.GetValue(_clock) ?? new ClockAnchor(now, now, 1);
        return new VirtualHardwareOptions
        {
            FlashFolder = result.GetValue(_flash)!,
            BenchFile = result.GetValue(_bench)!,
            MeasurementFiles = ["outbox*.log", "checkpoint-*.bin"],
            Seed = result.GetValue(_seed),
            Clock = clock with { Speed = result.GetValue(_speed) },
            IsUptimeSimulated = result.GetValue(_uptime) == UptimeSource.Simulated,
            HasFrontEnd = firmware == FirmwareKind.Meter,
            ReplayFile = file,
            ReplayColumn = column,
            RowSeconds = result.GetValue(_row),
        };
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
