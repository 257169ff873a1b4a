using EdgeLedger.Boards.Settings;

namespace EdgeLedger.Boards.Tests.Settings;

/// <summary>That the rules are the firmware's own is tested beside the firmware.</summary>
public sealed class SettingsRulesTests
{
    private const string Good = "region=river\nchain=river-0123456789abcdef\nbroker.host=10.0.0.1\nkind=meter\n";

    [Fact]
    public void Whole_settings_meet_no_objection() =>
        Assert.Empty(Objections(Good + "period.s=60\nrelay.pins=26, 25\n"));

    [Theory]
    [InlineData("period.s=7", "period.s is a number of seconds that divides a day, not '7'.")]
    [InlineData("frontend=clamp", "frontend is pulse, pzem, sdm120, sdm630, ina219 or simulated, not 'clamp'.")]
    [InlineData("perod.s=60", "'perod.s' is no setting of this firmware; the keys are")]
    [InlineData("region=lake", "chain river-0123456789abcdef is not of region lake.")]
    public void Wrong_value_is_told_in_one_sentence(string line, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(Objections(Good + line)), StringComparison.Ordinal);

    [Fact]
    public void Missing_key_is_named()
    {
        string text = Good.Replace("kind=meter\n", "", StringComparison.Ordinal);

        Assert.Equal("settings lack kind.", Assert.Single(Objections(text)));
    }

    // The board reads line by line and cuts blanks: such a password would be another one there.
    [Theory]
    [InlineData(" secret")]
    [InlineData("secret\nkind=actuator")]
    public void Value_that_would_not_survive_the_file_is_refused(string password) =>
        Assert.NotNull(SettingsRules.Objection("wifi.password", password));

    private static IEnumerable<string> Objections(string text) =>
        SettingsRules.Objections(SettingsFile.Parse(text));
}
