using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>What a technician can do to a board without going there.</summary>
public sealed class TechnicianTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Board_is_asked_and_set_from_afar_and_nothing_but_a_technicians_new_word_sets_it()
    {
        using var data = new RegionData();
        await using var region = await RunningRegion.StartAsync(data, "--meters", "1", "--actuators", "0");
        string board = data.ReadRegion().Boards[0].Address;
        string technician = Path.Combine(data.Folder, "keys", "technician-1.pem");

        await ShowsAsync(region, board, "period.s=900");
        var reboot = await DeviceAsync(data, "shell", board, "reboot");
        Assert.Contains("serial port only", reboot.Output + reboot.Error, StringComparison.Ordinal);

        var set = await DeviceAsync(data, "set", board, "period.s", "300", "--key", technician);
        Assert.True(set.ExitCode == 0, set.Output + set.Error);
        Assert.Contains("done", set.Output, StringComparison.Ordinal);
        await ShowsAsync(region, board, "period.s=300");
        set = await DeviceAsync(data, "set", board, "period.s", "600", "--key", technician);
        Assert.True(set.ExitCode == 0, set.Output + set.Error);
        await ShowsAsync(region, board, "period.s=600");

        var serialOnly = await DeviceAsync(data, "set", board, "broker.host", "10.0.0.1", "--key", technician);
        Assert.Equal(1, serialOnly.ExitCode);
        Assert.Contains("serial port only", serialOnly.Output + serialOnly.Error, StringComparison.Ordinal);
        await RefusesStrangersAndReplaysAsync(data, board);
        await ShowsAsync(region, board, "period.s=600");
    }

    private static async Task RefusesStrangersAndReplaysAsync(RegionData data, string board)
    {
        using var stranger = EcdsaSigner.Create();
        string file = Path.Combine(data.Parent, "stranger.pem");
        await File.WriteAllTextAsync(file, stranger.ToPem());
        var refused = await DeviceAsync(data, "set", board, "period.s", "60", "--key", file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not enrolled", refused.Error, StringComparison.Ordinal);

        // A corrupt gateway, too, can bring a board only what a technician has signed, and that once.
        using var technician = EcdsaSigner.FromPem(
            await File.ReadAllTextAsync(Path.Combine(data.Folder, "keys", "technician-1.pem")));
        using var tap = BrokerTap.OfGateway(data, number: 1);
        var device = Address.TryParse(board, out var address) ? address : throw new InvalidDataException(board);
        byte[] payload = new TechnicianSetting(device, "period.s", "60").Encode();
        foreach (var (signer, seq) in new[] { (stranger, 99L), (technician, 2L) })
        {
            tap.Publish(board, "settings", Statement.Encode(
                signer, data.Genesis.Chain, ContentType.TechnicianSettings, seq, Hash256.Zero, payload));
        }
    }

    private static Task ShowsAsync(RunningRegion region, string board, string setting) => region.UntilAsync(
        "the board shows " + setting,
        async () => (await DeviceAsync(region.Data, "shell", board, "show")).Output
            .Contains(setting + " ", StringComparison.Ordinal),
        Bound);

    private static Task<ProgramResult> DeviceAsync(RegionData data, params string[] arguments) =>
        Program.RunAsync(["device", .. arguments, "--data", data.Folder]);
}
