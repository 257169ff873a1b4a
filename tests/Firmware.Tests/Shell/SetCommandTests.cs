using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Shell;

public sealed class SetCommandTests : IDisposable
{
    private const string Path = @"I:\settings.cfg";

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();

    public SetCommandTests() =>
        _region.Provision(_files, periodSeconds: 900, extra: "# by hand\nbroker.password=hunter2");

    public void Dispose() => _region.Dispose();

    [Fact]
    public void A_change_says_old_and_new_value_and_is_in_force_after_the_restart()
    {
        var board = TestPlatform.Start(_files);

        Assert.Contains("set period.s 900 -> 300, in force after reboot", board.Ask("set period.s 300"));
        Assert.Contains(
            "set power.max.w default -> 9000, in force after reboot", board.Ask("SET power.max.w  9000"));
        Assert.Contains(" period.s=900 ", board.Ask("show").Single());
        board.Ask("reboot");

        Assert.Contains(" period.s=300 ", TestPlatform.Start(_files).Ask("show").Single());
        Assert.Contains("\npower.max.w=9000\n", Text());
        Assert.Contains("# by hand\n", Text());
        Assert.DoesNotContain("period.s=900", Text());
    }

    [Theory]
    [InlineData("set period.s 7", "set period.s is a number of seconds that divides a day")]
    [InlineData("set period.s", "set period.s=900")]
    [InlineData("set wifi.ssid", "set wifi.ssid is not set: its default holds")]
    [InlineData("set toast 5", "set there is no setting toast")]
    [InlineData("set chain x", "set chain belongs to the enrolment: provision this board anew")]
    [InlineData("set kind actuator", "set kind belongs to the enrolment: provision this board anew")]
    [InlineData("set first.seq 9", "set first.seq belongs to the enrolment: provision this board anew")]
    [InlineData("set broker.host \"\"", "set broker.host is empty")]
    [InlineData("set wifi.ssid a b",
        "set [KEY [VALUE]]: shows settings, or changes one; quote a value with spaces")]
    public void What_cannot_be_set_is_refused_in_one_line_and_nothing_changes(string command, string expected)
    {
        string before = Text();
        var board = TestPlatform.Start(_files);

        Assert.Equal([expected], board.Ask(command));

        Assert.Equal(before, Text());
    }

    [Fact]
    public void Passwords_are_neither_shown_nor_logged()
    {
        var board = TestPlatform.Start(_files);

        Assert.Contains("set broker.password=(secret)", board.Ask("set"));
        Assert.Equal(["set broker.password=(secret)"], board.Ask("set broker.password"));
        Assert.Contains(
            "set wifi.password changed, in force after reboot", board.Ask("set wifi.password \"correct horse\""));

        Assert.Contains("\nwifi.password=correct horse\n", Text());
        board.Ask("log");
        Assert.DoesNotContain("hunter2", board.Output);
        Assert.DoesNotContain("horse", board.Output);
    }

    [Fact]
    public void A_flash_that_refuses_is_told_and_the_settings_stay()
    {
        var board = TestPlatform.Start(_files);
        string before = Text();
        _files.RefusesWrites = true;

        Assert.Equal(["set flash refuses the settings"], board.Ask("set period.s 300"));

        Assert.Equal(before, Text());
    }

    [Fact]
    public void Broken_settings_are_mended_one_by_one_on_a_board_that_waits()
    {
        _files[Path] = Encoding.UTF8.GetBytes(
            Text().Replace("period.s=900", "period.s=7").Replace("broker.port=1", "broker.port=0"));
        var board = TestPlatform.Start(_files);
        Assert.Equal(["status kind=meter unprovisioned"], board.Ask("status"));

        board.Ask("set period.s 900");
        board.Ask("set broker.port 1883");
        board.Ask("reboot");

        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    // The flash may be cut off in any of the three operations, and again while the next start mends it.
    [Fact]
    public void A_power_cut_at_any_file_operation_leaves_the_old_settings_or_the_new()
    {
        string old = Text();
        int changed = 0;
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            foreach (Cut second in Enum.GetValues<Cut>())
            {
                for (int at = 1; at <= 3; at++)
                {
                    for (int again = 0; again <= 2; again++)
                    {
                        var files = new MemoryFiles { [Path] = Encoding.UTF8.GetBytes(old) };
                        Cutting(files, at, cut, file => file.TryChange("period.s", "300", out _));
                        if (again > 0) Cutting(files, files.Changes + again, second, file => file.TryRecover());
                        files.CutAt = 0;

                        var mended = new SettingsFile(files, Path);
                        Assert.True(mended.TryRecover());
                        string text = Encoding.UTF8.GetString(files[Path]);
                        bool isNew = text.EndsWith("\nperiod.s=300\n", StringComparison.Ordinal);
                        Assert.True(isNew || text == old, text);
                        Assert.True(BoardSettings.TryParse(files[Path], out _, out string error), error);
                        Assert.Equal([Path], files.Paths);
                        changed += isNew ? 1 : 0;
                    }
                }
            }
        }

        Assert.InRange(changed, 1, 80);
    }

    [Theory]
    [InlineData("period.s", "300", null)]
    [InlineData("period.s", "7", "period.s is a number of seconds that divides a day")]
    [InlineData("period.s", "1", "period.s below 60 wears out the flash: on the serial port only")]
    [InlineData("checkpoint.s", "600", null)]
    [InlineData("sntp.server", "evil.example", "sntp.server is changed on the serial port only")]
    [InlineData("power.max.w", "44000", "power.max.w is changed on the serial port only")]
    [InlineData("broker.host", "evil.example", "broker.host is changed on the serial port only")]
    public void Only_harmless_values_of_harmless_settings_may_come_from_afar(
        string key, string value, string? expected)
    {
        Assert.Equal(expected is null, HarmlessSettings.TryCheck(key, value, out string error));
        Assert.Equal(expected, error);
    }

    private static void Cutting(MemoryFiles files, int at, Cut cut, Func<SettingsFile, bool> action)
    {
        files.CutAt = at;
        files.Cut = cut;
        try
        {
            action(new SettingsFile(files, Path));
        }
        catch (PowerCutException)
        {
            // The supply has failed; the flash stays.
        }
    }

    private string Text() => Encoding.UTF8.GetString(_files[Path]);
}
