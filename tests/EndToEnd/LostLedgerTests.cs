using System.Globalization;
using System.Text.RegularExpressions;
using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>Real gateways lose their data, or have given up old blocks; the region goes on and nobody votes twice.</summary>
public sealed partial class LostLedgerTests
{
    private const int Lost = 3;
    private static readonly int[] All = [0, 1, 2, 3];
    private static readonly int[] Others = [0, 1, 2];

    [Fact]
    public async Task Gateway_killed_and_its_data_deleted_catches_up_and_votes_only_past_what_it_may_have_voted_on()
    {
        await using var region = new GatewayProcesses(All.Length);
        var meter = await StartAsync(region, blocks: 8);
        await region.KillAsync(Lost);
        long killedAt = await region.HeightAsync(0);
        region.DeleteData(Lost);
        await region.MoveOnAsync(meter, 5);
        region.Start(Lost, All);
        await region.UntilAnsweringAsync(Lost);
        await region.MoveOnAsync(meter, 6);

        await region.UntilAsync("it votes again", () => Task.FromResult(
            region.Process(Lost).Told.Contains("votes from now on", StringComparison.Ordinal)));
        long votesAfter = HeightIn(VotesAfter(), region.Process(Lost).Told);
        Assert.True(votesAfter > killedAt + 1, $"it votes after {votesAfter}, killed at {killedAt}");
        for (long height = killedAt + 2; height <= votesAfter; height++)
        {
            Assert.DoesNotContain(region.Keys[Lost].Address.ToString(), await region.SignersAsync(0, height));
        }

        // With one of the others gone, its vote is needed.
        await region.StopAsync(0);
        await region.MoveOnAsync(meter, 2);
        Assert.Contains(
            region.Keys[Lost].Address.ToString(), await region.SignersAsync(1, await region.HeightAsync(1)));
        Assert.Equal(1, (await region.GetAsync(Lost, "/v1/status")).GetProperty("firstHeld").GetInt64());
        await region.AssertLedgersAlikeAsync();
    }

    [Fact]
    public async Task Region_whose_gateways_were_pruned_goes_on_and_a_gateway_without_data_begins_with_its_snapshot()
    {
        await using var region = new GatewayProcesses(All.Length) { Settings = config => config["snapshotBlocks"] = 4 };
        var meter = await StartAsync(region, blocks: 25);
        foreach (int gateway in All) await region.StopAsync(gateway);
        foreach (int gateway in Others)
        {
            var pruned = await Program.RunAsync(
                "ledger", "prune", region.Data(gateway), "--before", "9", "--genesis", region.GenesisFile, "--anchor",
                Path.Combine(region.Folder, $"anchor-{gateway}.cbor"));
            Assert.True(pruned.ExitCode == 0, pruned.Output + pruned.Error);
        }

        region.DeleteData(Lost);
        await region.StartAllAsync(All);
        await region.UntilAsync("it has begun", async () => await region.HeightAsync(Lost) > 0);
        await region.MoveOnAsync(meter, 6);
        await region.UntilAsync("it votes again", () => Task.FromResult(
            region.Process(Lost).Told.Contains("votes from now on", StringComparison.Ordinal)));

        Assert.Contains("began with the state after block", region.Process(Lost).Told, StringComparison.Ordinal);
        Assert.True((await region.GetAsync(Lost, "/v1/status")).GetProperty("firstHeld").GetInt64() >= 9);
        Assert.Null(await region.TryGetAsync(0, "/v1/blocks/8/raw"));
        await region.AssertLedgersAlikeAsync();
        var audit = await Program.RunAsync("ledger", "verify", region.Data(Lost), "--genesis", region.GenesisFile);
        Assert.Contains("trusted: the state after block", audit.Output, StringComparison.Ordinal);
    }

    private static async Task<PlayedMeter> StartAsync(GatewayProcesses region, int blocks)
    {
        await region.StartAllAsync(All);
        var meter = await region.EnrolAsync();
        await region.MoveOnAsync(meter, blocks);
        return meter;
    }

    private static long HeightIn(Regex pattern, string told) =>
        long.Parse(pattern.Match(told).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"observed up to height (\d+)")]
    private static partial Regex VotesAfter();
}
