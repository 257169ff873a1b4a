using System.Text.Json;
using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>kill -9 of one part while readings flow: no reading lost, none twice, none invalid.</summary>
public sealed class KilledProcessTests
{
    private const int Hours = 48;
    private const int PeriodSeconds = 900;
    private const int Readings = 2 * Hours * 3600 / PeriodSeconds;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Gateway_killed_and_started_again_catches_up()
    {
        using var data = new RegionData();
        await using var region = await StartAsync(data, speed: "7200", restartDelay: "3s");
        await region.UntilHeightAsync(gateway: 1, height: 4, Bound);
        int before = data.Run.Gateways[2].ProcessId;

        await Signals.SendAsync("KILL", before);
        long height = await data.TryGetHeightAsync(1);
        await region.UntilHeightAsync(gateway: 1, height + 2, Bound);   // three of four are a quorum
        await region.UntilAsync(
            "gateway 3 runs again", () => data.TryReadRun()?.Gateways[2].ProcessId != before, Bound);
        await region.UntilHeightAsync(gateway: 3, height + 2, Bound);

        await AssertAllFinalAsync(data, await region.ReportAsync(Bound));
        Assert.Contains("gateway 3 was killed by signal 9", region.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_down_for_ten_seconds_delays_and_loses_nothing()
    {
        using var data = new RegionData();
        await using var region = await StartAsync(data, speed: "7200", restartDelay: "10s");
        await region.UntilHeightAsync(gateway: 1, height: 4, Bound);
        int before = data.Run.Broker.ProcessId;

        await Signals.SendAsync("KILL", before);
        await region.UntilAsync(
            "the broker runs again", () => data.TryReadRun()?.Broker.ProcessId != before, Bound);

        await AssertAllFinalAsync(data, await region.ReportAsync(Bound));
    }

    [Fact]
    public async Task Meter_killed_between_signing_and_sending_sends_what_it_signed()
    {
        using var data = new RegionData();
        await using var region = await StartAsync(data, speed: "7200", restartDelay: "4s");
        await region.UntilHeightAsync(gateway: 1, height: 4, Bound);

        // Without a broker the meter goes on to measure and sign, and can send nothing.
        await Signals.SendAsync("KILL", data.Run.Broker.ProcessId);
        var written = Newest(data.Flash(1));
        await region.UntilAsync("the meter wrote to its flash", () => Newest(data.Flash(1)) > written, Bound);
        int before = data.Run.Boards[0].ProcessId;
        await Signals.SendAsync("KILL", before);
        await region.UntilAsync(
            "the meter runs again", () => data.TryReadRun()?.Boards[0].ProcessId != before, Bound);

        await AssertAllFinalAsync(data, await region.ReportAsync(Bound));
    }

    private static Task<RunningRegion> StartAsync(RegionData data, string speed, string restartDelay) =>
        RunningRegion.StartAsync(
            data, "--speed", speed, "--restart-delay", restartDelay,
            "--replay", House.Write(data.Parent, seed: 3, Hours),
            "--replay", House.Write(data.Parent, seed: 4, Hours));

    private static DateTime Newest(string folder) =>
        Directory.EnumerateFiles(folder).Max(File.GetLastWriteTimeUtc);

    private static async Task AssertAllFinalAsync(RegionData data, JsonElement report)
    {
        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        Assert.Equal(Readings, report.GetProperty("readingsFinal").GetInt64());
        var blocks = LedgerOnDisk.Open(data, gateway: 1).Blocks;
        for (int gateway = 1; gateway <= 4; gateway++)
        {
            var ledger = LedgerOnDisk.Open(data, gateway);
            ledger.AssertGapless(PeriodSeconds);
            Assert.Equal(blocks, ledger.Blocks);
            var audit = await Program.RunAsync(
                "ledger", "verify", data.Gateway(gateway), "--genesis", data.GenesisFile, "--json");
            Assert.True(audit.ExitCode == 0, audit.Output + audit.Error);
        }
    }
}
