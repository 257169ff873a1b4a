using System.Text.Json;
using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>What gateway/Node/README.md tells operators to do, with the very commands, over real
/// gateways.</summary>
public sealed class ChangedGatewaysTests
{
    private const int Newcomer = 4;
    private static readonly int[] Founders = [0, 1, 2, 3];
    private static readonly int[] All = [0, 1, 2, 3, Newcomer];
    private readonly long _start = DateTimeOffset.UtcNow.AddHours(-20).ToUnixTimeSeconds();
    private int _readings;

    [Fact]
    public async Task Fifth_gateway_catches_up_and_votes_from_the_second_block_after_the_change_and_one_leaves()
    {
        await using var region = new GatewayProcesses(Founders.Length, newcomers: 1);
        await region.StartAllAsync(Founders);
        var meter = await region.EnrolAsync();
        for (int i = 0; i < 5; i++) await ReadAsync(region, meter);

        await JoinAsync(region, meter);
        long taken = await ChangeAsync(
            region, meter, through: 0, gateways: 5,
            ["--add", region.KeyFile(Newcomer), "--key", region.KeyFile(0), region.KeyFile(Newcomer)], [1, 2, 3]);
        Assert.DoesNotContain(region.Keys[Newcomer].Address.ToString(), await SignersAsync(region, taken + 1));
        // Four of five are a quorum: without the newcomer's vote nothing would be final any more.
        await region.StopAsync(3);
        for (int i = 0; i < 3; i++) await ReadAsync(region, meter);
        long tip = await region.HeightAsync(0);
        Assert.True(tip >= taken + 2);
        Assert.Contains(region.Keys[Newcomer].Address.ToString(), await SignersAsync(region, tip));
        region.Start(3, All);
        await region.UntilAnsweringAsync(3);

        await ChangeAsync(
            region, meter, through: 1, gateways: 4,
            ["--remove", region.Keys[0].Address.ToString(), "--key", region.KeyFile(1)], [2, 3, Newcomer]);
        await region.UntilAsync("the removed gateway observes", async () =>
            (await region.GetAsync(0, "/v1/status")).GetProperty("observing").GetBoolean());
        await region.StopAsync(0);
        for (int i = 0; i < 3; i++) await ReadAsync(region, meter);
        Assert.DoesNotContain(
            region.Keys[0].Address.ToString(), await SignersAsync(region, await region.HeightAsync(1)));

        await AssertProvenAsync(region);
    }

    // Steps 1 and 2: it watches first, and the others are told of it one by one.
    private async Task JoinAsync(GatewayProcesses region, PlayedMeter meter)
    {
        region.Start(Newcomer, All);
        await region.UntilAnsweringAsync(Newcomer);
        foreach (int gateway in Founders)
        {
            await region.StopAsync(gateway);
            region.Start(gateway, All);
            await region.UntilAnsweringAsync(gateway);
            await ReadAsync(region, meter);
        }

        Assert.True((await region.GetAsync(Newcomer, "/v1/status")).GetProperty("observing").GetBoolean());
    }

    /// <returns>Height of the block that takes the change.</returns>
    private async Task<long> ChangeAsync(
        GatewayProcesses region, PlayedMeter meter, int through, int gateways, string[] proposed, int[] signers)
    {
        string file = Path.Combine(region.Folder, $"change-{gateways}.cbor");
        await DoneAsync(["validators", "propose", region.Data(through), .. proposed, "--out", file]);
        foreach (int signer in signers)
        {
            var signed = await DoneAsync(
                "validators", "sign", file, "--ledger", region.Data(signer), "--key", region.KeyFile(signer),
                "--yes");
            Assert.Contains($"you sign   {region.Keys[signer].Address}", signed.Output, StringComparison.Ordinal);
        }

        await DoneAsync(
            "validators", "submit", file, "--gateway", region.Url(through), "--token", region.TokenFile);
        Assert.True(Transaction.TryParse(await File.ReadAllBytesAsync(file), out var change));
        var transaction = await region.GetAsync(through, $"/v1/transactions/{change.Id}");
        for (int i = 0; i < 2; i++) await ReadAsync(region, meter);
        await region.UntilAsync($"{gateways} gateways vote", async () =>
            (await region.GetAsync(through, "/v1/status")).GetProperty("gateways").GetInt32() == gateways);
        return transaction.GetProperty("height").GetInt64();
    }

    private async Task ReadAsync(GatewayProcesses region, PlayedMeter meter)
    {
        int number = _readings++;
        await region.PublishUntilFinalAsync(meter, new Reading
        {
            UnixSeconds = _start + (900L * number), ImportWh = 1000 + (100 * number), PowerW = 400,
        });
    }

    private static async Task<List<string?>> SignersAsync(GatewayProcesses region, long height)
    {
        var block = await region.GetAsync(1, $"/v1/blocks/{height}");
        return [.. block.GetProperty("signers").EnumerateArray().Select(one => one.GetString())];
    }

    private static async Task AssertProvenAsync(GatewayProcesses region)
    {
        for (int gateway = 1; gateway <= Newcomer; gateway++) await region.StopAsync(gateway);
        foreach (int gateway in All)
        {
            await DoneAsync("ledger", "verify", region.Data(gateway), "--genesis", region.GenesisFile);
        }

        var shown = await DoneAsync("validators", "show", region.Data(Newcomer), "--json");
        var present = JsonDocument.Parse(shown.Output).RootElement.GetProperty("present");
        Assert.Equal(2, present.GetProperty("number").GetInt32());
        string history = Path.Combine(region.Folder, "validators.cbor");
        await DoneAsync("validators", "export", region.Data(Newcomer), "--out", history);
        var proven = await DoneAsync("validators", "verify", history, "--genesis", region.GenesisFile);
        Assert.Contains(region.Keys[Newcomer].Address.ToString(), proven.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(region.Keys[0].Address.ToString(), proven.Output, StringComparison.Ordinal);
    }

    private static async Task<ProgramResult> DoneAsync(params string[] arguments)
    {
        var run = await Program.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }
}
