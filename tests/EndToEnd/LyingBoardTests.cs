using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>Boards that sign what cannot be, and a gateway that doubts what is, over four real gateways.</summary>
public sealed class LyingBoardTests
{
    private const int Gateways = 4;
    private static readonly int[] All = [0, 1, 2, 3];
    private readonly long _start = DateTimeOffset.UtcNow.AddHours(-20).ToUnixTimeSeconds();

    [Fact]
    public async Task Reading_out_of_range_or_too_fast_is_quarantined_and_the_next_honest_one_counts()
    {
        await using var region = new GatewayProcesses(Gateways);
        await region.StartAllAsync(All);
        var meter = await region.EnrolAsync();
        await region.PublishUntilFinalAsync(meter, At(0, 1000));
        var outOfRange = await region.PublishUntilFinalAsync(meter, At(1, 1100) with { PowerW = 900_000 });
        await region.PublishUntilFinalAsync(meter, At(2, 1200));
        var tooFast = await region.PublishUntilFinalAsync(meter, At(3, 900_000_000));
        await region.PublishUntilFinalAsync(meter, At(4, 1400));

        var page = await region.GetAsync(1, "/v1/quarantined");
        var lost = page.GetProperty("statements").EnumerateArray().ToList();
        Assert.Equal(
            [(tooFast.Id.ToString(), "RateOfChange"), (outOfRange.Id.ToString(), "Range")],
            lost.Select(one =>
                (one.GetProperty("statement").GetString(), one.GetProperty("reasons")[0].GetString())));
        Assert.Equal(0, (await region.GetAsync(1, "/v1/disputes")).GetProperty("disputes").GetArrayLength());
        await AssertInBlocksAsync(region, outOfRange);
        var device = await region.GetAsync(2, $"/v1/devices/{meter.Address}");
        Assert.Equal(
            (3, 2), (device.GetProperty("readings").GetInt32(), device.GetProperty("quarantined").GetInt32()));

        foreach (int gateway in All) await region.StopAsync(gateway);
        await AssertAuditedAsync(region, outOfRange);
    }

    // Behind a feeder with a meter of its own: who shows half of what it takes leaves its load curve in the
    // balance.
    [Fact]
    public async Task Meter_that_shows_half_of_what_it_takes_is_found_by_the_feeders_own_meter()
    {
        await using var region = new GatewayProcesses(Gateways);
        await region.StartAllAsync(All);
        var feeder = await region.EnrolAsync();
        PlayedMeter[] houses = [await region.EnrolAsync(), await region.EnrolAsync(), await region.EnrolAsync()];
        foreach (int gateway in All) await region.StopAsync(gateway);
        region.Witness = _ => new JsonObject
        {
            ["feeders"] = new JsonArray(new JsonObject
            {
                ["meter"] = feeder.Address.ToString(),
                ["behind"] = new JsonArray(
                    [.. houses.Select(house => JsonValue.Create(house.Address.ToString()))]),
            }),
        };
        await region.StartAllAsync(All);

        var random = new Random(11);
        double[] shown = new double[houses.Length];
        double taken = 0;
        for (int period = 0; (await QuarantinedAsync(region, houses[1])) == 0; period++)
        {
            Assert.True(period < 60, "the liar is not found within 60 periods");
            for (int i = 0; i < houses.Length; i++)
            {
                double energy = 30 + (400 * random.NextDouble() * random.NextDouble());
                taken += energy * (1.027 + (0.006 * random.NextDouble()));
                shown[i] += i == 1 ? energy / 2 : energy;
                region.Publish(houses[i], houses[i].Next(Energy(period, shown[i])));
            }

            region.Publish(feeder, feeder.Next(Energy(period, taken)));
            foreach (var one in houses.Append(feeder)) await region.UntilFinalAsync(one);
        }

        Assert.Equal(0, await QuarantinedAsync(region, houses[0]) + await QuarantinedAsync(region, houses[2]));
        var lost = (await region.GetAsync(0, "/v1/quarantined")).GetProperty("statements")[0];
        Assert.Equal(houses[1].Address.ToString(), lost.GetProperty("signer").GetString());
        var reasons = lost.GetProperty("reasons").EnumerateArray().Select(one => one.GetString());
        Assert.Contains("FeederBalance", reasons);
    }

    // k = f: it rejects everything, signs it, and proposes without it; nobody else notices.
    [Fact]
    public async Task Gateway_that_doubts_every_reading_changes_nothing()
    {
        await using var region = new GatewayProcesses(Gateways)
        {
            Witness = gateway => gateway == 3 ? new JsonObject { ["maxPowerW"] = 1 } : [],
        };
        await region.StartAllAsync(All);
        var meter = await region.EnrolAsync();

        for (int i = 0; i < 6; i++) await region.PublishUntilFinalAsync(meter, At(i, 1000 + (100 * i)));

        var liar = await region.GetAsync(3, "/v1/status");
        Assert.InRange(liar.GetProperty("ballotsSigned").GetInt32(), 1, 100);
        foreach (int gateway in All)
        {
            var device = await region.GetAsync(gateway, $"/v1/devices/{meter.Address}");
            Assert.Equal(
                (6, 0), (device.GetProperty("readings").GetInt32(), device.GetProperty("quarantined").GetInt32()));
            var page = await region.GetAsync(gateway, "/v1/disputes");
            Assert.Equal(0, page.GetProperty("disputes").GetArrayLength());
        }
    }

    private static async Task AssertInBlocksAsync(GatewayProcesses region, Statement lie)
    {
        var statement = await region.GetAsync(0, $"/v1/statements/{lie.Id}");
        var verdicts = statement.GetProperty("ballots").EnumerateArray()
            .Select(ballot => ballot.GetProperty("verdict").GetString()).ToList();
        Assert.InRange(verdicts.Count, 3, Gateways);
        Assert.All(verdicts, verdict => Assert.Equal("reject", verdict));
        var blocks = new List<JsonElement>();
        for (long height = 1; height <= statement.GetProperty("height").GetInt64(); height++)
        {
            blocks.Add(await region.GetAsync(0, $"/v1/blocks/{height}"));
        }

        var kinds = blocks.SelectMany(block => block.GetProperty("entries").EnumerateArray())
            .Select(entry => entry.GetProperty("kind").GetString()).ToList();
        Assert.Contains("ballot", kinds);
        Assert.Equal(1, kinds.Count(kind => kind == "quarantine"));
    }

    // The audit recounts the ballots and verifies each: a verdict turned round on the disk is found and named.
    private static async Task AssertAuditedAsync(GatewayProcesses region, Statement lie)
    {
        foreach (int gateway in All)
        {
            var good = await Program.RunAsync(
                "ledger", "verify", region.Data(gateway), "--genesis", region.GenesisFile);
            Assert.True(good.ExitCode == 0, good.Output + good.Error);
        }

        long height = LedgerOnDisk.HeightOf(region.Data(0), region.Genesis, lie.Id);
        var shown = await Program.RunAsync("ledger", "show", region.Data(0), "--height", $"{height}");
        Assert.Contains("rejects (Range)", shown.Output, StringComparison.Ordinal);

        string file = Path.Combine(region.Data(1), "ledger.db");
        byte[] bytes = File.ReadAllBytes(file);
        int at = bytes.AsSpan().IndexOf((byte[])[.. lie.Id.ToArray(), 0x54, .. lie.Signer.ToArray()]);
        Assert.True(at > 0, "the file holds a ballot about it");
        bytes[at + 32 + 21 + 1] ^= 3;   // Verdict 2, after signer and a seq of one byte, becomes 1.
        File.WriteAllBytes(file, bytes);
        var bad = await Program.RunAsync("ledger", "verify", region.Data(1), "--genesis", region.GenesisFile);
        Assert.Equal(1, bad.ExitCode);
    }

    private static async Task<int> QuarantinedAsync(GatewayProcesses region, PlayedMeter meter) =>
        (await region.GetAsync(0, $"/v1/devices/{meter.Address}")).GetProperty("quarantined").GetInt32();

    // A quarter of an hour at 400 W.
    private Reading At(int period, long importWh) => Energy(period, importWh) with { PowerW = 400 };

    private Reading Energy(int period, double importWh) =>
        new() { UnixSeconds = _start + (900L * period), ImportWh = (long)importWh };
}
