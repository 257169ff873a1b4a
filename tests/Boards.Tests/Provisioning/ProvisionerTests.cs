using System.Text.Json;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Boards.Tests.Support;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Boards.Tests.Provisioning;

public sealed class ProvisionerTests : IDisposable
{
    private static readonly Genesis Region = SampleRegion.Create();

    private readonly TemporaryFolder _temporary = new();
    private readonly BoardFolder _folder;

    public ProvisionerTests() => _folder = new BoardFolder(_temporary.In("meter-1"));

    [Fact]
    public void Folder_holds_what_the_board_wants_for_its_owner_only()
    {
        using var key = EcdsaSigner.Create();

        Assert.Empty(Provisioner.Provision(Order("broker.password=s"), key, _folder));

        Assert.Equal(["settings.cfg", "roster.cbor", "device.key"], _folder.FlashFiles());
        Assert.Equal(key.ExportScalar(), File.ReadAllBytes(_folder.In("device.key")));
        Assert.Equal(RosterFile.Of(Region), File.ReadAllBytes(_folder.In("roster.cbor")));
        foreach (string file in Directory.EnumerateFiles(_folder.Path))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var settings = SettingsFile.Parse(Text("settings.cfg"));
        Assert.Equal(Region.Chain.Value, settings["chain"]);
        Assert.Equal("pulse", settings["frontend"]);
        Assert.Equal(key.Address.ToString(), settings["broker.user"]);
    }

    // The registrars need the request, not the key; and the board goes on from it whenever they complete it.
    [Fact]
    public void Settings_begin_the_chain_after_the_enrolment_that_lies_beside_them()
    {
        using var key = EcdsaSigner.Create();
        Provisioner.Provision(Order(""), key, _folder);

        Assert.True(EnrolmentRequest.TryFind(Text("enrolment.txt"), out var request, out _));

        var settings = SettingsFile.Parse(Text("settings.cfg"));
        Assert.Equal("attic", request.Enrolment.Label);
        Assert.Equal("2", settings["first.seq"]);
        Assert.Equal(request.LinkId.ToString(), settings["first.prev"]);
    }

    // nanoff reads names without case and opens a source as it is named: FileDeploymentManager.cs of nanoff 2.5.
    [Fact]
    public void Deployment_names_every_file_once_with_its_place_in_flash()
    {
        using var key = EcdsaSigner.Create();
        Provisioner.Provision(Order(""), key, _folder);

        using var json = JsonDocument.Parse(Text("deploy.json"));
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("SourceFilePath").GetString()!,
            file => file.GetProperty("DestinationFilePath").GetString()!);

        Assert.Equal(3, files.Count);
        foreach (var (source, destination) in files)
        {
            Assert.True(File.Exists(_folder.In(source)));
            Assert.Equal($@"I:\{source}", destination);
        }
    }

    [Fact]
    public void Board_that_makes_its_own_key_gets_entropy_and_no_key()
    {
        Provisioner.Provision(Order(""), key: null, _folder);

        Assert.Equal(["settings.cfg", "roster.cbor", "host.entropy"], _folder.FlashFiles());
        byte[] entropy = File.ReadAllBytes(_folder.In("host.entropy"));
        Assert.Equal(32, entropy.Length);
        Assert.NotEqual(new byte[32], entropy);
        Assert.DoesNotContain("first.", Text("settings.cfg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("period.s=7", "period.s is a number of seconds that divides a day, not '7'.")]
    [InlineData("pulse.pin=6", "pulse.pin: GPIO 6 belongs to the flash: the board would stop.")]
    public void What_the_board_would_refuse_is_refused_before_anything_is_written(string line, string sentence)
    {
        using var key = EcdsaSigner.Create();

        var fault = Assert.Throws<ProvisioningException>(() => Provisioner.Provision(Order(line), key, _folder));

        Assert.Equal(sentence, fault.Message);
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public void Board_without_a_pulse_counter_gets_a_front_end_that_it_can_serve()
    {
        using var key = EcdsaSigner.Create();
        var order = Order("") with { Board = BoardCatalogue.All["esp32-c3-devkitm-1"] };

        Provisioner.Provision(order, key, _folder);

        Assert.Contains("frontend=ina219\n", Text("settings.cfg"), StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Dispose();

    private string Text(string name) => File.ReadAllText(_folder.In(name));

    private static ProvisioningOrder Order(string line) => new(
        BoardCatalogue.All["esp32-devkitc"], Region, SignerKind.Meter,
        SettingsFile.Parse("broker.host=10.0.0.1\n" + line), "attic");
}
