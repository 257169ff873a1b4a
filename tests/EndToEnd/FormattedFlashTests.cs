using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>A board keeps key, settings and roster, and loses everything that it has noted itself.</summary>
public sealed class FormattedFlashTests
{
    private const int StartWattHours = 7_000_000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Readings_go_on_after_the_newest_in_the_ledger_and_the_register_where_the_settings_say()
    {
        using var data = new RegionData();
        await using var region = await RunningRegion.StartAsync(
            data, "--meters", "1", "--actuators", "0", "--period", "1s", "--restart-delay", "3s");
        await region.UntilHeightAsync(gateway: 1, height: 6, Bound);

        await FormatAsync(region, settings: "");
        await FormatAsync(region, settings: $"register.start.wh={StartWattHours}\n");
        var report = await region.StopAsync();

        var ledger = AssertOneLedger(data);
        var readings = Assert.Single(ledger.Told).Value;
        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.True(
            pair.Second.UnixSeconds > pair.First.UnixSeconds, $"{pair.Second} after {pair.First}"));
        int[] starts = [.. Enumerable.Range(0, readings.Count).Where(i => IsRestart(readings[i]))];
        Assert.Equal(3, starts.Length);
        Assert.Equal(0, starts[0]);
        AssertRegister(readings[..starts[1]], firstWattHours: 0);
        AssertRegister(readings[starts[1]..starts[2]], firstWattHours: 0);
        AssertRegister(readings[starts[2]..], StartWattHours);

        // Megawatt-hours within seconds are nothing that a gateway believes: on record, and counted nowhere.
        Assert.DoesNotContain(Assert.Single(ledger.Readings).Value, reading => reading.ImportWh >= StartWattHours);

        // What a formatted board signs before it has heard of its own chain is turned away, and what its register
        // says is doubted; nothing else is.
        foreach (var refused in report.GetProperty("refused").EnumerateObject())
        {
            Assert.True(
                refused.Name is "Replayed" or "Forked" or "DoubtedRateOfChange" or "DoubtedRegisterBackwards",
                refused.ToString());
        }
    }

    private static async Task FormatAsync(RunningRegion region, string settings)
    {
        var data = region.Data;
        int process = data.Run.Boards[0].ProcessId;
        await Signals.SendAsync("KILL", process);
        await region.UntilAsync("the board is dead", () => !Directory.Exists($"/proc/{process}"), Bound);
        string[] kept = ["settings.cfg", "device.key", "roster.cbor"];
        foreach (string file in Directory.GetFiles(data.Flash(1)).Where(f => !kept.Contains(Path.GetFileName(f))))
        {
            File.Delete(file);
        }

        await File.AppendAllTextAsync(Path.Combine(data.Flash(1), "settings.cfg"), settings);
        long height = await data.TryGetHeightAsync(1);
        await region.UntilAsync(
            "the board runs again", () => data.TryReadRun()?.Boards[0].ProcessId != process, Bound);

        // No block is without a reading, but for one a minute.
        await region.UntilHeightAsync(gateway: 1, height + 8, Bound);
    }

    private static LedgerOnDisk AssertOneLedger(RegionData data)
    {
        var first = LedgerOnDisk.Open(data, gateway: 1);
        for (int gateway = 2; gateway <= 4; gateway++)
        {
            Assert.Equal(first.Blocks, LedgerOnDisk.Open(data, gateway).Blocks);
        }

        return first;
    }

    // Seconds of a household are a few watt-hours.
    private static void AssertRegister(List<Reading> readings, long firstWattHours)
    {
        Assert.True(readings.Count >= 3, $"{readings.Count} readings");
        Assert.InRange(readings[0].ImportWh, firstWattHours, firstWattHours + 100);
        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.True(pair.Second.ImportWh >= pair.First.ImportWh));
    }

    private static bool IsRestart(Reading reading) => (reading.Quality & (uint)ReadingQuality.Restarted) != 0;
}
