using System.Text;
using System.Text.RegularExpressions;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Configuration;

/// <summary>The provisioning tool describes the settings by itself; here the two meet.</summary>
public class SettingsDescriptionTests
{
    private const string Hash = "00ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211";

    // Values at and beside every limit there is, and of every form.
    private static readonly string[] Samples =
    [
        "", "0", "1", "01", "2", "3", "7", "9", "10", "48", "49", "99", "100", "248", "249", "900", "1000", "1001",
        "1199", "1200", "65535", "65536", "86400", "86401", "100000", "100001", "115200", "115201", "2000000",
        "2000001", "10000000", "10000001", "2000000000", "2000000001", "4294967297", "999999999999999",
        "1000000000000000", "-1", "+1", " 1", "1.5", "0x10", "meter", "actuator", "Meter", "pulse", "pzem", "sdm120", "sdm630", "ina219", "simulated", "COM1",
        "COM2", "COM3", "river", "River", "river-0123456789abcdef", "river-012345678", "a-region-name-of-24-chars",
        "a-region-name-of-25-chars-x", "26,25", "26, 25", "26,", "26,49",
        "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17",
        Hash, Hash.ToUpperInvariant(), Hash + "0", "zz" + Hash[2..], "any text = at all #1",
    ];

    public static TheoryData<string> Keys => [.. SettingsKeys.All.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Tool_and_board_take_and_refuse_the_same_values(string key)
    {
        foreach (string value in Samples.Where(value => value.Trim() == value))
        {
            bool isTaken = Takes($"{key}={value}", out string error);
            Assert.True(
                isTaken == (SettingsRules.Objection(key, value) is null),
                $"{key}={value}: the board {(isTaken ? "takes" : "refuses")} it ({error}), the tool does not; "
                + "gateway/Boards/Settings/SettingsKeys.cs describes the keys");
            if (isTaken || value.Length == 0) continue;
            Assert.EndsWith(SettingsKeys.All[key].Rule, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tool_describes_every_key_of_the_firmware_and_no_other()
    {
        string folder = Path.Combine(Vectors.Repository(), "firmware", "Core", "Configuration");
        var names = Directory.EnumerateFiles(folder, "*Settings.cs")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "(?:case |key == )\"([a-z0-9.]+)\""))
            .Select(match => match.Groups[1].Value)
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(names, SettingsKeys.All.Keys.Order(StringComparer.Ordinal));
    }

    // A value is judged line by line; what the file as a whole lacks is another matter.
    private static bool Takes(string line, out string error)
    {
        bool isWhole = BoardSettings.TryParse(Encoding.UTF8.GetBytes(line), out var settings, out error);
        Assert.True(settings is null || settings.UnknownKeys.Length == 0, line + " is unknown to the firmware");
        return isWhole || !error.StartsWith("settings line", StringComparison.Ordinal);
    }
}
