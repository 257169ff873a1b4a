using System.Globalization;
using System.Text.Json;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>What a line that begins with <c>!</c> does to the simulated hardware.</summary>
internal sealed class BenchCommands(VirtualHardware hardware)
{
    private const long MilliwattMsPerMilliwattHour = 3_600_000;

    /// <returns>The answer, one JSON object.</returns>
    public string Answer(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["truth"] => Truth(),
            ["pins"] => Pins(),
            ["network", "cut"] => Network(hardware.Network.Cut),
            ["network", "restore"] => Network(hardware.Network.Restore),
            ["time", "hold"] => Time(hardware.Bench.Hold, "held"),
            ["time", "go"] => Time(hardware.Bench.Release, "going"),
            ["button", "press"] => Press(null),
            ["button", "press", var pin] when int.TryParse(pin, CultureInfo.InvariantCulture, out int number) =>
                Press(number),
            _ => Error($"unknown: {command}; there are truth, pins, network cut|restore, "
                + "time hold|go, button press [PIN]"),
        };
    }

    private static string Error(string message) => $"{{\"error\":\"{JsonEncodedText.Encode(message)}\"}}";

    private static string Json(bool value) => value ? "true" : "false";

    private string Truth()
    {
        var position = hardware.Bench.Position;
        long energy = position.TrueMilliwattMs / MilliwattMsPerMilliwattHour;
        return $"{{\"rows\":{hardware.Rows},\"trueMilliwattHours\":{energy},"
            + $"\"replayEnded\":{Json(hardware.Bench.HasEnded)},\"simulatedUnixMs\":{position.UnixMs}}}";
    }

    private string Pins()
    {
        var levels = hardware.Pins.Outputs().Select(pin => $"\"{pin.Number}\":{(pin.IsHigh ? 1 : 0)}");
        return $"{{\"pins\":{{{string.Join(',', levels)}}}}}";
    }

    private string Network(Action change)
    {
        change();
        return $"{{\"network\":\"{(hardware.Network.IsUp ? "up" : "cut")}\"}}";
    }

    private static string Time(Action change, string state)
    {
        change();
        return $"{{\"time\":\"{state}\"}}";
    }

    private string Press(int? pin) => hardware.Pins.TryPress(pin)
        ? "{\"button\":\"pressed\"}"
        : Error("the firmware has not opened that pin, or several, as a pulled input");
}
