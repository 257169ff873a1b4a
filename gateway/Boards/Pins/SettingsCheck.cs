using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Settings;

namespace EdgeLedger.Boards.Pins;

/// <summary>Judges the pins of a settings file against a board: what it sets, and the board's defaults for the rest.</summary>
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

        if (FrontEnd.IsModbus(frontEnd)) return DefaultUses.Modbus(board);
        return frontEnd switch
        {
            FrontEnd.Pulse => Pins(settings, "pulse.pin", [board.Pulse!.Pin], findings)
                .Select(gpio => new PinUse("pulse.pin", gpio, PinRole.Counter)),
            FrontEnd.Ina219 => DefaultUses.I2c(board),
            _ => [],
        };
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
