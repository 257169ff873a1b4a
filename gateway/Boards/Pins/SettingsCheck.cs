using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Settings;

namespace EdgeLedger.Boards.Pins;

/// <summary>Judges the pins of a settings file against a board, with the board's own for what it leaves
/// out.</summary>
public sealed class SettingsCheck(BoardDescription board)
{
    private const string Actuator = "actuator";

    public IReadOnlyList<PinFinding> Check(SettingsFile settings)
    {
        var findings = new List<PinFinding>();
        var uses = DefaultUses.Console(board).ToList();
        if (settings["kind"] == Actuator)
        {
            uses.AddRange(DefaultUses.Relays(Pins(settings, "relay.pins", board.Relays, findings)));
            uses.AddRange(Pins(settings, "button.pin", [board.Button], findings).Select(DefaultUses.Button));
        }
        else
        {
            uses.AddRange(FrontEndUses(settings, findings));
        }

        findings.AddRange(new PinCheck(board).Check(uses));
        return findings;
    }

    private IEnumerable<PinUse> FrontEndUses(SettingsFile settings, List<PinFinding> findings)
    {
        string frontEnd = settings["frontend"] ?? FrontEnd.Pulse;
        if (!FrontEnd.All.Contains(frontEnd))
        {
            findings.Add(PinFinding.Error($"frontend: '{frontEnd}' is none of {string.Join(", ", FrontEnd.All)}."));
            return [];
        }

        if (!board.FrontEnds().Contains(frontEnd))
        {
            findings.Add(PinFinding.Error(
                $"frontend: the {board.Name} cannot serve {frontEnd}, only {string.Join(", ", board.FrontEnds())}."));
            return [];
        }

        return frontEnd switch
        {
            FrontEnd.Pulse => Moved(settings, DefaultUses.Pulse(board), "pulse.", findings),
            FrontEnd.Ina219 => Moved(settings, DefaultUses.I2c(board), "frontend.", findings),
            FrontEnd.Simulated => [],
            _ => Moved(settings, DefaultUses.Modbus(board), "frontend.", findings),
        };
    }

    // board.json says modbus.direction where the settings say frontend.de, i2c.sda where they say frontend.sda.
    private static IEnumerable<PinUse> Moved(
        SettingsFile settings, IEnumerable<PinUse> uses, string prefix, List<PinFinding> findings)
    {
        foreach (var use in uses)
        {
            string signal = use.Name[(use.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            string key = prefix + (signal == "direction" ? "de" : signal);
            foreach (int gpio in Pins(settings, key, [use.Gpio], findings)) yield return use with { Gpio = gpio };
        }
    }

    private static IReadOnlyList<int> Pins(
        SettingsFile settings, string key, IReadOnlyList<int> byDefault, List<PinFinding> findings)
    {
        if (settings[key] is not { } text) return byDefault;
        if (settings.TryGetPins(key, out var gpios)) return gpios;
        findings.Add(PinFinding.Error($"{key}: '{text}' is no GPIO number."));
        return [];
    }
}
