using EdgeLedger.Boards.Catalogue;

namespace EdgeLedger.Boards.Settings;

/// <summary>Every key that the firmware knows: a wrong value is told at the desk and not in the cellar.</summary>
/// <remarks>
/// The gateway's side must not reference the firmware: this is a description of its own, and a test holds it
/// against the firmware's parser. firmware/README.md says what each key means.
/// </remarks>
public static class SettingsKeys
{
    private const int HighestPin = 48;
    private const int MostRelays = 16;
    private const int MostWatts = 2_000_000;
    private const int MostStartWattHours = 2_000_000_000;
    private const int SecondsPerDay = 86400;

    private static readonly Dictionary<string, SettingsKey> ByName = new SettingsKey[]
    {
        new("region", "region is 1 to 24 of a-z, 0-9 and -", SettingsSyntax.IsRegion),
        new("chain", "chain is the region, - and 16 hex digits", SettingsSyntax.IsChain),
        Choice("kind", "kind is meter or actuator", "meter", "actuator"),
        new("first.seq", "first.seq is a number from 1", text => SettingsSyntax.IsNumber(text, 1, long.MaxValue)),
        new("first.prev", "first.prev is 64 hex digits", SettingsSyntax.IsHash),

        new("broker.host", "broker.host is empty", value => value.Length > 0),
        Number("broker.port", 1, 65535),
        Text("broker.user"),
        Text("broker.password"),
        Text("wifi.ssid"),
        Text("wifi.password"),
        Text("sntp.server"),

        new("period.s", "period.s is a number of seconds that divides a day", SettingsSyntax.DividesADay),
        Number("checkpoint.s", 10, SecondsPerDay),
        Switch("report.extremes"),
        Number("report.change.w", 0, MostWatts),
        Number("report.change.min.s", 1, SecondsPerDay),

        Choice("frontend", "frontend is pulse, pzem, sdm120, sdm630, ina219 or simulated", [.. FrontEnd.All]),
        Choice("frontend.port", "frontend.port is COM2 or COM3", "COM2", "COM3"),
        Pin("frontend.tx"),
        Pin("frontend.rx"),
        Pin("frontend.de"),
        Pin("frontend.sda"),
        Pin("frontend.scl"),
        Number("frontend.baud", 1200, 115200),
        Number("frontend.address", 1, 248),
        new("frontend.i2c.bus", "frontend.i2c.bus is 1 or 2", text => SettingsSyntax.IsNumber(text, 1, 2)),
        Number("frontend.shunt.uohm", 100, 10_000_000),

        Number("register.start.wh", 0, MostStartWattHours),
        Number("register.start.export.wh", 0, MostStartWattHours),
        Number("power.max.w", 1, MostWatts),
        Number("power.step.max.w", 1, MostWatts),
        Number("voltage.nominal.v", 0, 1000),
        Switch("export"),
        Pin("pulse.pin"),
        Number("pulse.per.kwh", 1, 100_000),

        new("relay.pins", "relay.pins is up to 16 GPIO numbers, separated by commas", IsPinList),
        Pin("button.pin"),
    }.ToDictionary(key => key.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, SettingsKey> All => ByName;

    private static SettingsKey Text(string name) => new(name, $"{name} is any text", _ => true);

    private static SettingsKey Pin(string name) =>
        new(name, $"{name} is a GPIO number", value => SettingsSyntax.IsNumber(value, 0, HighestPin));

    private static SettingsKey Switch(string name) =>
        new(name, $"{name} is 0 or 1", value => SettingsSyntax.IsNumber(value, 0, 1));

    private static SettingsKey Number(string name, long least, long most) =>
        new(name, FormattableString.Invariant($"{name} is {least} to {most}"),
            value => SettingsSyntax.IsNumber(value, least, most));

    private static SettingsKey Choice(string name, string rule, params string[] values) =>
        new(name, rule, value => values.Contains(value, StringComparer.Ordinal));

    private static bool IsPinList(string value)
    {
        string[] parts = value.Split(',');
        return parts.Length <= MostRelays
            && parts.All(part => SettingsSyntax.IsNumber(part.Trim(), 0, HighestPin));
    }
}
