using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>A board that a technician provisions for a region that runs.</summary>
public sealed class EnrolledBoardTests
{
    [Fact]
    public async Task Provisioned_board_enters_the_registry_by_what_it_has_signed_itself()
    {
        using var data = new RegionData();
        await using var region = await RunningRegion.StartAsync(
            data, "--gateways", "1", "--meters", "1", "--actuators", "0");
        string folder = Path.Combine(data.Parent, "attic");
        string request = Path.Combine(folder, "enrolment.txt");

        var provision = await Program.RunAsync(
            "board", "provision", "olimex-esp32-poe", "--genesis", data.GenesisFile, "--kind", "meter", "--new-key",
            "--broker", "127.0.0.1:1883", "--label", "attic", "--out", folder);
        Assert.True(provision.ExitCode == 0, provision.Error);
        var enroll = await Program.RunAsync("device", "enroll", "--request", request, "--data", data.Folder);
        Assert.True(enroll.ExitCode == 0, enroll.Error);
        var list = await Program.RunAsync("device", "list", "--data", data.Folder);
        var again = await Program.RunAsync("device", "enroll", "--request", request, "--data", data.Folder);

        string address = provision.Output.Split("address  ")[1].Split('\n')[0];
        Assert.Contains($"{address}  meter     active   attic", list.Output, StringComparison.Ordinal);
        string prev = enroll.Output.Split("first.prev  ")[1].Trim();
        Assert.Contains(
            $"first.prev={prev}\nfirst.seq=2\n", await File.ReadAllTextAsync(Path.Combine(folder, "settings.cfg")),
            StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is enrolled already", again.Error, StringComparison.Ordinal);
    }
}
