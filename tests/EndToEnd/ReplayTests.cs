using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

public sealed class ReplayTests(ReplayedRegion replayed) : IClassFixture<ReplayedRegion>
{
    private const int Gateways = 4;

    private RegionData Data => replayed.Data;

    [Fact]
    public void Every_reading_is_final_and_none_is_lost()
    {
        var report = replayed.Report;

        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        Assert.Equal(2 * ReplayedRegion.ReadingsPerMeter, report.GetProperty("readingsFinal").GetInt64());
        Assert.Equal(2 * ReplayedRegion.ReadingsPerMeter, report.GetProperty("readingsSigned").GetInt64());
        Assert.Empty(report.GetProperty("refused").EnumerateObject());
        var ledger = LedgerOnDisk.Open(Data, gateway: 1);
        ledger.AssertGapless(ReplayedRegion.PeriodSeconds);
        Assert.All(ledger.Readings.Values, list => Assert.Equal(ReplayedRegion.ReadingsPerMeter, list.Count));
    }

    [Fact]
    public void Ledger_register_and_truth_agree()
    {
        var meters = replayed.Report.GetProperty("meters").EnumerateArray().ToList();

        Assert.Equal(2, meters.Count);
        foreach (var meter in meters)
        {
            double truth = meter.GetProperty("trueWh").GetDouble();
            double register = meter.GetProperty("registerWh").GetDouble();
            double ledger = meter.GetProperty("ledgerWh").GetDouble();
            Assert.Equal(ReplayedRegion.Hours, meter.GetProperty("rows").GetInt64());
            Assert.True(truth > 1000, $"true energy of {truth} Wh");
            Assert.InRange(ledger, register - 1, register + 1);
            Assert.InRange(register, truth * 0.995, truth * 1.005);
        }
    }

    [Fact]
    public async Task Audit_of_every_gateway_says_yes_and_all_hold_the_same_blocks()
    {
        var first = LedgerOnDisk.Open(Data, gateway: 1).Blocks;
        Assert.True(first.Count > 2);
        for (int gateway = 1; gateway <= Gateways; gateway++)
        {
            var audit = await Program.RunAsync(
                "ledger", "verify", Data.Gateway(gateway), "--genesis", Data.GenesisFile, "--json");

            Assert.True(audit.ExitCode == 0, audit.Output + audit.Error);
            using var answer = System.Text.Json.JsonDocument.Parse(audit.Output);
            Assert.True(answer.RootElement.GetProperty("ok").GetBoolean());
            Assert.Equal(first.Count, answer.RootElement.GetProperty("height").GetInt64());
            Assert.Equal(first, LedgerOnDisk.Open(Data, gateway).Blocks);
        }
    }

    [Fact]
    public async Task Audit_says_when_genesis_is_not_pinned_and_refuses_another()
    {
        var unpinned = await Program.RunAsync("ledger", "verify", Data.Gateway(1));
        var byHash = await Program.RunAsync(
            "ledger", "verify", Data.Gateway(1), "--genesis", Data.Genesis.Hash.ToString());
        var wrong = await Program.RunAsync("ledger", "verify", Data.Gateway(1), "--genesis", new string('a', 64));

        Assert.Equal(0, unpinned.ExitCode);
        Assert.Contains("not pinned", unpinned.Output + unpinned.Error, StringComparison.Ordinal);
        Assert.Equal(0, byHash.ExitCode);
        Assert.Equal(1, wrong.ExitCode);
    }

    [Fact]
    public async Task Bit_flipped_in_a_block_is_found_with_its_height()
    {
        string copy = Path.Combine(Data.Parent, "flipped");
        CopyFolder(Data.Gateway(2), copy);
        string file = Path.Combine(copy, "ledger.db");
        byte[] content = File.ReadAllBytes(file);
        // Each header names its parent's hash; one may straddle two pages and so not be found.
        int at = LedgerOnDisk.Open(Data, gateway: 2).Blocks
            .Select(hash => content.AsSpan().IndexOf(hash.ToArray().AsSpan())).First(place => place > 0);
        content[at + 5] ^= 0x10;
        File.WriteAllBytes(file, content);

        var audit = await Program.RunAsync("ledger", "verify", copy, "--genesis", Data.GenesisFile, "--json");

        Assert.Equal(1, audit.ExitCode);
        using var answer = System.Text.Json.JsonDocument.Parse(audit.Output);
        Assert.False(answer.RootElement.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(answer.RootElement.GetProperty("error").GetString()!);
        Assert.True(answer.RootElement.GetProperty("height").GetInt64() > 0);
    }

    [Fact]
    public async Task Proof_of_a_reading_holds_without_the_ledger_and_fails_when_touched()
    {
        string id = AnyReading();
        string proof = Path.Combine(Data.Parent, "proof.cbor");

        var made = await Program.RunAsync("ledger", "proof", Data.Gateway(1), id, "--out", proof);
        var good = await Program.RunAsync("proof", "verify", proof, "--genesis", Data.GenesisFile);
        byte[] bytes = File.ReadAllBytes(proof);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(proof, bytes);
        var bad = await Program.RunAsync("proof", "verify", proof, "--genesis", Data.GenesisFile);

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(0, good.ExitCode);
        Assert.Contains(id, good.Output, StringComparison.Ordinal);
        Assert.Equal(1, bad.ExitCode);
    }

    [Fact]
    public async Task Query_answers_the_energy_of_a_device()
    {
        var meter = replayed.Report.GetProperty("meters")[0];

        var answer = await Program.RunAsync(
            "query", "energy", Data.Gateway(3), "--device", meter.GetProperty("address").GetString()!, "--json");

        Assert.True(answer.ExitCode == 0, answer.Error);
        using var json = System.Text.Json.JsonDocument.Parse(answer.Output);
        long ledgerWh = meter.GetProperty("ledgerWh").GetInt64();
        Assert.InRange(json.RootElement.GetProperty("importWh").GetInt64(), ledgerWh * 9 / 10, ledgerWh);
    }

    [Fact]
    public async Task Show_prints_a_block_and_a_statement()
    {
        string id = AnyReading();

        var block = await Program.RunAsync("ledger", "show", Data.Gateway(1), "--height", "2");
        var statement = await Program.RunAsync("ledger", "show", Data.Gateway(1), "--statement", id);
        var beyond = await Program.RunAsync("ledger", "show", Data.Gateway(1), "--height", "999999");

        Assert.Contains(LedgerOnDisk.Open(Data, 1).Blocks[1].ToString(), block.Output, StringComparison.Ordinal);
        Assert.Contains("Wh", statement.Output, StringComparison.Ordinal);
        Assert.Equal(1, beyond.ExitCode);
    }

    /// <summary>Id of the first statement in the ledger that carries readings.</summary>
    private string AnyReading()
    {
        using var store = EdgeLedger.Ledger.Store.LedgerStore.Open(Data.Gateway(1), Data.Genesis);
        for (long height = 1; ; height++)
        {
            foreach (var entry in store.GetBlock(height)!.Block.Entries.Where(e => e.Kind == EntryKind.Statement))
            {
                Assert.True(Statement.TryParse(entry.Bytes, out var statement));
                if (statement.ContentType == ContentType.Reading) return statement.Id.ToString();
            }
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
