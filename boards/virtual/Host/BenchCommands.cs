using System.Globalization;
using System.Text.Json;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard;

/// <summary>What a line that begins with <c>!</c> does to the simulated hardware.</summary>
internal sealed class BenchCommands(VirtualHardware hardware)
{
    private const long MilliwattMsPerMilliwattHour = 3_600_000;
    private const int MillisecondsPerSecond = 1000;

    private const string Known = "truth, pins, relays, network cut|restore, time hold|go, "
        + "clock offset SECONDS|silent|answer, flash cut K, "
        + "frontend unplug|plug|off|on|reverse|forward|noise on|noise off, button press [PIN], power cut";

    public BenchAnswer Answer(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["truth"] => new(Truth()),
            ["pins"] => new(Pins()),
            ["relays"] => new($"[{string.Join(',', hardware.Pins.Outputs().Select(pin => pin.IsHigh ? 1 : 0))}]"),
            ["network", "cut"] => Network(hardware.Network.Cut),
            ["network", "restore"] => Network(hardware.Network.Restore),
            ["time", "hold"] => Time(hardware.Bench.Hold, "held"),
            ["time", "go"] => Time(hardware.Bench.Release, "going"),
            ["clock", "silent"] => Clock(isSilent: true),
            ["clock", "answer"] => Clock(isSilent: false),
            ["clock", "offset", var text] when TryParse(text, out int seconds) => ClockOffset(seconds),
            ["flash", "cut", var text] when TryParse(text, out int count) && count > 0 => FlashCut(count),
            ["frontend", "unplug"] => FrontEnd(circuit => circuit.IsPlugged = false),
            ["frontend", "plug"] => FrontEnd(circuit => circuit.IsPlugged = true),
            ["frontend", "off"] => FrontEnd(circuit => circuit.IsPowered = false),
            ["frontend", "on"] => FrontEnd(circuit => circuit.IsPowered = true),
            ["frontend", "reverse"] => FrontEnd(circuit => circuit.IsReversed = true),
            ["frontend", "forward"] => FrontEnd(circuit => circuit.IsReversed = false),
            ["frontend", "noise", "on"] => FrontEnd(circuit => circuit.IsNoisy = true),
            ["frontend", "noise", "off"] => FrontEnd(circuit => circuit.IsNoisy = false),
            ["button", "press"] => Press(null),
            ["button", "press", var text] when TryParse(text, out int pin) => Press(pin),
            ["power", "cut"] => new("{\"power\":\"cut\"}", Afterwards: hardware.CutPower),
            _ => Refuse($"unknown: {command}; there are {Known}"),
        };
    }

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static BenchAnswer Refuse(string message) =>
        new($"{{\"error\":\"{JsonEncodedText.Encode(message)}\"}}", IsRefusal: true);

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
        var levels = hardware.Pins.Outputs().OrderBy(pin => pin.Number)
            .Select(pin => $"\"{pin.Number}\":{(pin.IsHigh ? 1 : 0)}");
        return $"{{\"pins\":{{{string.Join(',', levels)}}}}}";
    }

    private BenchAnswer Network(Action change)
    {
        change();
        return new($"{{\"network\":\"{(hardware.Network.IsUp ? "up" : "cut")}\"}}");
    }

    private static BenchAnswer Time(Action change, string state)
    {
        change();
        return new($"{{\"time\":\"{state}\"}}");
    }

    private BenchAnswer ClockOffset(int seconds)
    {
        hardware.TimeServer.OffsetMs = (long)seconds * MillisecondsPerSecond;
        return Clock(hardware.TimeServer.IsSilent);
    }

    private BenchAnswer Clock(bool isSilent)
    {
        hardware.TimeServer.IsSilent = isSilent;
        long seconds = hardware.TimeServer.OffsetMs / MillisecondsPerSecond;
        return new($"{{\"clock\":\"{(isSilent ? "silent" : "answers")}\",\"offsetSeconds\":{seconds}}}");
    }

    private BenchAnswer FlashCut(int count)
    {
        hardware.CutPowerInFlash(count);
        return new($"{{\"flashCutIn\":{count}}}");
    }

    private BenchAnswer FrontEnd(Action<MeteringCircuit> change)
    {
        var circuit = hardware.Circuit;
        change(circuit);
        return new($"{{\"frontend\":\"{(circuit.IsPlugged ? "plugged" : "unplugged")}\","
            + $"\"powered\":{Json(circuit.IsPowered)},\"reversed\":{Json(circuit.IsReversed)},"
            + $"\"noisy\":{Json(circuit.IsNoisy)}}}");
    }

    private BenchAnswer Press(int? pin) => hardware.Pins.TryPress(pin)
        ? new("{\"button\":\"pressed\"}")
        : Refuse("the firmware has not opened that pin, or several, as a pulled input");
}
