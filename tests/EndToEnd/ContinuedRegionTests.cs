using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>A second `up` on the same folder.</summary>
public sealed class ContinuedRegionTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Second_run_goes_on_with_the_same_ledger_and_more_meters()
    {
        using var data = new RegionData();
        long height, readings;
        await using (var first = await StartAsync(data, "--meters", "1"))
        {
            await first.UntilHeightAsync(gateway: 1, height: 4, Bound);
            var busy = await Program.RunAsync("up", "--data", data.Folder);
            Assert.Equal(1, busy.ExitCode);
            Assert.Contains("in use", busy.Error, StringComparison.Ordinal);
            var report = await first.StopAsync();
            height = report.GetProperty("height").GetInt64();
            readings = report.GetProperty("readingsFinal").GetInt64();
            Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        }

        var other = await Program.RunAsync("up", "--data", data.Folder, "--gateways", "3");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("founded with 1 gateway", other.Error, StringComparison.Ordinal);

        await using var second = await StartAsync(data, "--meters", "2");
        await second.UntilHeightAsync(gateway: 1, height + 4, Bound);
        var end = await second.StopAsync();

        Assert.True(end.GetProperty("height").GetInt64() > height);
        Assert.True(end.GetProperty("readingsFinal").GetInt64() > readings);
        Assert.Equal(0, end.GetProperty("readingsLost").GetInt64());
        Assert.Equal(2, end.GetProperty("meters").GetArrayLength());
        Assert.Equal(2, LedgerOnDisk.Open(data, gateway: 1).Readings.Count);
        var audit = await Program.RunAsync("ledger", "verify", data.Gateway(1), "--genesis", data.GenesisFile);
        Assert.True(audit.ExitCode == 0, audit.Output + audit.Error);
    }

    // f of n gateways may be lost, and not only to a crash that starting again mends.
    [Fact]
    public async Task Region_goes_on_without_a_gateway_whose_store_is_damaged()
    {
        using var data = new RegionData();
        string[] arguments = ["--speed", "60", "--period", "15s", "--actuators", "0", "--meters", "1"];
        await using (var first = await RunningRegion.StartAsync(data, [.. arguments, "--gateways", "4"]))
        {
            await first.UntilHeightAsync(gateway: 1, height: 3, Bound);
            await first.StopAsync();
        }

        string store = Path.Combine(data.Gateway(1), "ledger.db");
        byte[] bytes = await File.ReadAllBytesAsync(store);
        bytes.AsSpan(0, 4096).Fill(0x55);
        await File.WriteAllBytesAsync(store, bytes);

        await using var second = await RunningRegion.StartAsync(data, [.. arguments, "--restart-delay", "100ms"]);
        await second.UntilAsync("gateway 1 is left alone", () => second.Told.Contains("not started again"), Bound);
        long height = await data.TryGetHeightAsync(gateway: 2);
        await second.UntilHeightAsync(gateway: 2, height + 3, Bound);
        var report = await second.StopAsync();

        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        Assert.True(report.GetProperty("height").GetInt64() >= height + 3);
    }

    [Fact]
    public async Task Killed_run_leaves_no_process_that_the_next_one_does_not_end()
    {
        using var data = new RegionData();
        RunFile orphans;
        await using (var first = await StartAsync(data, "--meters", "1"))
        {
            await first.UntilHeightAsync(gateway: 1, height: 2, Bound);
            orphans = data.Run;
            await first.KillAsync();
        }

        await using var second = await StartAsync(data, "--meters", "1");
        var report = await second.StopAsync();

        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        foreach (var child in (RunChild[])[orphans.Broker, .. orphans.Gateways, .. orphans.Boards])
        {
            Assert.False(IsAlive(child.ProcessId, data.Folder), $"process {child.ProcessId} is still there");
        }
    }

    private static Task<RunningRegion> StartAsync(RegionData data, params string[] arguments) =>
        RunningRegion.StartAsync(data, ["--speed", "60", "--period", "15s", "--actuators", "0",
            .. Directory.Exists(data.Folder) ? Array.Empty<string>() : ["--gateways", "1"], .. arguments]);

    private static bool IsAlive(int processId, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Contains(folder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
