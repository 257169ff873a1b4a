using System.Security.Cryptography;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Tests.Boards;

[Collection(ConsoleRun.Collection)]
public sealed class ProvisionCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _genesis;

    public ProvisionCommandTests() => _genesis = SampleGenesis.WriteTo(_folder);

    [Fact]
    public async Task Board_is_given_all_that_was_asked_for()
    {
        var run = await ProvisionAsync(
            "esp32-devkitc", "--new-key", "--broker", "broker.example:8883", "--password", "a=b #c", "--wifi-ssid",
            "Zum Löwen", "--wifi-password", "pass word", "--set", "period.s=60", "frontend=pzem");

        Assert.True(run.ExitCode == 0, run.Error);
        var settings = SettingsFile.Parse(File.ReadAllText(_folder.In("out/settings.cfg")));
        Assert.Equal("broker.example", settings["broker.host"]);
        Assert.Equal("8883", settings["broker.port"]);
        Assert.Equal("a=b #c", settings["broker.password"]);
        Assert.Equal("Zum Löwen", settings["wifi.ssid"]);
        Assert.Equal("60", settings["period.s"]);
        Assert.Equal("pzem", settings["frontend"]);
        Assert.Contains($"address  {settings["broker.user"]}", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    // A command line can be read by everybody on the machine.
    [Fact]
    public async Task Passwords_can_be_typed_instead_of_standing_on_the_command_line()
    {
        var before = Console.In;
        Console.SetIn(new StringReader("the broker's\nthe air's\n"));
        try
        {
            var run = await ProvisionAsync(
                "esp32-devkitc", "--new-key", "--broker", "h", "--password", "-", "--wifi-ssid", "w", "--wifi-password", "-");
            Assert.True(run.ExitCode == 0, run.Error);
            var none = await ProvisionAsync("wt32-eth01", "--new-key", "--broker", "h", "--password", "-");
            Assert.Contains("wants a line", none.Error, StringComparison.Ordinal);
        }
        finally
        {
            Console.SetIn(before);
        }

        var settings = SettingsFile.Parse(File.ReadAllText(_folder.In("out/settings.cfg")));
        Assert.Equal("the broker's", settings["broker.password"]);
        Assert.Equal("the air's", settings["wifi.password"]);
    }

    [Fact]
    public async Task Key_of_a_board_survives_a_second_provisioning()
    {
        await ProvisionAsync("esp32-devkitc", "--new-key", "--broker", "h", "--wifi-ssid", "w");
        byte[] key = File.ReadAllBytes(_folder.In("out/device.key"));

        var again = await ProvisionAsync("esp32-devkitc", "--new-key", "--broker", "h", "--wifi-ssid", "w");
        var onBoard = await ProvisionAsync("esp32-devkitc", "--key-on-board", "--broker", "h", "--wifi-ssid", "w");
        var kept = await ProvisionAsync(
            "esp32-devkitc", "--key", _folder.In("out/device.key"), "--broker", "h2", "--wifi-ssid", "w");

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("exists already", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, onBoard.ExitCode);
        Assert.Equal(0, kept.ExitCode);
        Assert.Equal(key, File.ReadAllBytes(_folder.In("out/device.key")));
        Assert.Contains("broker.host=h2\n", File.ReadAllText(_folder.In("out/settings.cfg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exchanged_board_carries_the_register_on_and_knows_its_technicians()
    {
        using var technician = EcdsaSigner.Create();
        using var other = EcdsaSigner.Create();
        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(other.ToPem());
        File.WriteAllText(_folder.In("technician.pem"), technician.ToPem());
        File.WriteAllText(_folder.In("other.pem"), publicKey.ExportSubjectPublicKeyInfoPem());

        var run = await ProvisionAsync(
            "wt32-eth01", "--new-key", "--broker", "h", "--register-kwh", "1234.567", "--technician",
            _folder.In("technician.pem"), _folder.In("other.pem"));

        Assert.True(run.ExitCode == 0, run.Error);
        var settings = SettingsFile.Parse(File.ReadAllText(_folder.In("out/settings.cfg")));
        Assert.Equal("1234567", settings["register.start.wh"]);
        Assert.True(Genesis.TryParse(File.ReadAllBytes(_genesis), out var genesis, out _));
        Assert.Equal(
            Roster.Of(genesis, technician.PublicKey, other.PublicKey).Encode(),
            File.ReadAllBytes(_folder.In("out/roster.cbor")));
    }

    [Fact]
    public async Task Password_that_no_access_point_takes_is_warned_of()
    {
        var run = await ProvisionAsync(
            "esp32-devkitc", "--new-key", "--broker", "h", "--wifi-ssid", "w", "--wifi-password", "1234567");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("8 characters or more", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_of_a_board_that_makes_its_key_is_in_the_line_to_type()
    {
        var run = await ProvisionAsync(
            "esp32-devkitc", "--key-on-board", "--broker", "h", "--wifi-ssid", "w", "--label", "attic");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--send \"enroll attic\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--register-kwh wants 0 to 2000000", "wt32-eth01", "--broker", "h", "--new-key", "--register-kwh", "1,5")]
    [InlineData("--register-kwh wants", "wt32-eth01", "--broker", "h", "--new-key", "--register-kwh", "2000001")]
    [InlineData("give one of --new-key, --key FILE and --key-on-board.", "esp32-devkitc", "--broker", "h")]
    [InlineData("give one of", "esp32-devkitc", "--broker", "h", "--new-key", "--key-on-board")]
    [InlineData("--set wants KEY=VALUE, not 'fast'.", "esp32-devkitc", "--broker", "h", "--new-key", "--set", "fast")]
    [InlineData("'perod.s' is no setting", "wt32-eth01", "--broker", "h", "--new-key", "--set", "perod.s=1")]
    [InlineData("broker.port is 1 to 65535, not 'x'.", "wt32-eth01", "--broker", "h:x", "--new-key")]
    [InlineData("is on Ethernet", "wt32-eth01", "--broker", "h", "--new-key", "--wifi-ssid", "w")]
    [InlineData("--user wants its --password.", "wt32-eth01", "--broker", "h", "--new-key", "--user", "u")]
    [InlineData("GPIO 17 is used 2 times", "wt32-eth01", "--broker", "h", "--new-key", "--set", "frontend=pzem", "frontend.rx=17")]
    [InlineData("there is no board 'x'", "x", "--broker", "h", "--new-key")]
    public async Task Mistake_is_answered_by_one_sentence_and_leaves_no_file(string sentence, params string[] typed)
    {
        var run = await ProvisionAsync(typed);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(_folder.In("out")));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ConsoleRun> ProvisionAsync(params string[] typed) => ConsoleRun.OfAsync(
        ["board", "provision", .. typed, "--genesis", _genesis, "--kind", "meter", "--out", _folder.In("out")]);
}
