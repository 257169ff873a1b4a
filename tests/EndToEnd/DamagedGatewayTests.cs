using EdgeLedger.EndToEnd.Tests.Region;
using Xunit.Abstractions;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>Files of a real gateway are damaged, or its disk fails; it says what an operator needs to know.</summary>
public sealed class DamagedGatewayTests(ITestOutputHelper output)
{
    private const int Victim = 2;
    private static readonly int[] All = [0, 1, 2, 3];
    [Fact]
    public async Task Flipped_byte_stops_the_start_and_repair_from_a_running_gateway_brings_it_back()
    {
        await using var region = new GatewayProcesses(All.Length);
        var meter = await StartAsync(region);
        await region.StopAsync(Victim);
        string store = Path.Combine(region.Data(Victim), "ledger.db");
        byte[] bytes = await File.ReadAllBytesAsync(store);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(store, bytes);

        string told = await RefusesAsync(region);
        Assert.Matches("[Bb]lock [0-9]+.* is damaged", told);
        Assert.Contains($"edgeledger ledger repair {region.Data(Victim)} --from PEER", told, StringComparison.Ordinal);

        var stranger = await Program.RunAsync("ledger", "repair", region.Data(Victim), "--from", region.Url(0));
        Assert.Equal(1, stranger.ExitCode);
        Assert.Contains("--token", stranger.Error, StringComparison.Ordinal);
        await RepairAsync(region);
        await GoesOnAsync(region, meter);
        await region.StopAsync(0);   // Now the region needs its vote.
        await region.MoveOnAsync(meter, 2);
        await region.AssertLedgersAlikeAsync();
    }

    // What a kill or a power cut leaves at an end is none; bytes that were there and changed are damage.
    [Fact]
    public async Task Torn_ends_are_no_damage_and_everything_else_stops_the_gateway()
    {
        await using var region = new GatewayProcesses(All.Length);
        var meter = await StartAsync(region);
        await region.KillAsync(Victim);
        string log = Path.Combine(region.Data(Victim), "ledger.db-wal");
        string ballots = Path.Combine(region.Data(Victim), "ballots.log");
        using (var file = File.OpenWrite(log)) file.SetLength(file.Length - 1500);
        await File.WriteAllBytesAsync(ballots, [0, 0, 1]);
        await GoesOnAsync(region, meter);
        await region.KillAsync(Victim);

        byte[] frames = await File.ReadAllBytesAsync(log);
        frames[frames.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(log, frames);
        Assert.Matches("Block [0-9]+ .*write-ahead log is damaged", await RefusesAsync(region));
        await RepairAsync(region);
        await GoesOnAsync(region, meter);
        await region.StopAsync(Victim);

        byte[] said = await File.ReadAllBytesAsync(ballots);
        await File.WriteAllBytesAsync(ballots, [.. Enumerable.Repeat((byte)7, 100), .. said]);
        Assert.Contains($"{ballots} is damaged at byte 0", await RefusesAsync(region), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(ballots, said);

        // What was closed whole has no torn end.
        using (var file = File.OpenWrite(Path.Combine(region.Data(Victim), "ledger.db"))) file.SetLength(file.Length - 4096);
        Assert.Contains("ledger repair", await RefusesAsync(region), StringComparison.Ordinal);
        await RepairAsync(region);
        await GoesOnAsync(region, meter);
        await region.AssertLedgersAlikeAsync();
    }

    // strace(1) fails the calls of the process itself, as a disk does.
    [Fact]
    public async Task Disk_that_fails_ends_the_gateway_with_a_sentence_and_the_region_goes_on()
    {
        await using var region = new GatewayProcesses(All.Length);
        var meter = await StartAsync(region);
        foreach (var (fault, sentence) in new[]
        {
            ("fsync:error=EIO:when=25+", "failed (flushing)"),
            ("pwrite64:error=ENOSPC:when=150+", "is full"),
            ("pwrite64:error=EIO:when=150+", "failed (writing)"),
        })
        {
            await region.StopAsync(Victim);
            await using var doomed = region.StartDoomed(Victim, All, Strace(region.Data(Victim), fault));
            int readings = 0;
            while (!doomed.HasEnded && readings++ < 200) await region.MoveOnAsync(meter, 1);

            int code = await doomed.UntilEndedAsync();

            output.WriteLine($"{fault}: {doomed.Told}");
            Assert.Equal(1, code);
            Assert.Contains("edgeledger gateway: The disk that holds ", doomed.Told, StringComparison.Ordinal);
            Assert.Contains(sentence, doomed.Told, StringComparison.Ordinal);
            await GoesOnAsync(region, meter);
        }

        await region.AssertLedgersAlikeAsync();
    }

    private static string[] Strace(string data, string fault) =>
    [
        "strace", "-f", "-qq", "-o", "/dev/null",
        "-P", Path.Combine(data, "ledger.db"), "-P", Path.Combine(data, "ledger.db-wal"),
        "-e", $"trace={fault[..fault.IndexOf(':', StringComparison.Ordinal)]}", "-e", $"inject={fault}",
    ];

    private static async Task<PlayedMeter> StartAsync(GatewayProcesses region)
    {
        await region.StartAllAsync(All);
        var meter = await region.EnrolAsync();
        await region.MoveOnAsync(meter, 12);
        return meter;
    }

    private static async Task<string> RefusesAsync(GatewayProcesses region)
    {
        await using var doomed = region.StartDoomed(Victim, All);
        int code = await doomed.UntilEndedAsync();
        Assert.True(code == 1, $"exit code {code}:\n{doomed.Told}");
        return Assert.Single(
            doomed.Told.Split('\n'), line => line.StartsWith("edgeledger gateway: ", StringComparison.Ordinal));
    }

    private static async Task RepairAsync(GatewayProcesses region)
    {
        var repaired = await Program.RunAsync(
            "ledger", "repair", region.Data(Victim), "--from", region.Url(0), "--token", region.TokenFile);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.StartsWith("ok: ", repaired.Output, StringComparison.Ordinal);
    }

    private static async Task GoesOnAsync(GatewayProcesses region, PlayedMeter meter)
    {
        region.Start(Victim, All);
        await region.UntilAnsweringAsync(Victim);
        await region.MoveOnAsync(meter, 2);

        // Where its votes were lost with the log, the region has to move on first.
        int blocks = 0;
        while ((await region.GetAsync(Victim, "/v1/status")).GetProperty("observing").GetBoolean())
        {
            Assert.True(blocks++ < 20, $"it does not vote:\n{region.Process(Victim).Told}");
            await region.MoveOnAsync(meter, 1);
        }
    }
}
