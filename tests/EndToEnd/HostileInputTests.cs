using System.Text.Json;
using EdgeLedger.EndToEnd.Tests.Region;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>
/// A stranger with a board's broker password publishes under that board's topic while the board works.
/// </summary>
public sealed class HostileInputTests
{
    private const int PeriodSeconds = 15;
    private const int MegaByte = 1024 * 1024;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Bad_messages_are_refused_and_counted_and_no_reading_is_lost()
    {
        using var data = new RegionData();
        await using var region = await RunningRegion.StartAsync(
            data, "--meters", "2", "--actuators", "0", "--speed", "15", "--period", $"{PeriodSeconds}s");
        await region.UntilHeightAsync(gateway: 1, height: 3, Bound);
        var file = data.ReadRegion();
        var victim = file.Boards[0];
        using var key = data.DeviceKey(victim.Number);
        using var stranger = EcdsaSigner.Create();
        using var tap = BrokerTap.OfGateway(data, number: 1);
        byte[] heard = await tap.NextStatementAsync(victim.Address, Bound);
        Assert.True(Statement.TryParse(heard, out var statement));
        var chain = new ChainId(file.Chain);
        using var attacker = BrokerTap.OfBoard(data, victim);

        long soon = statement.Seq + 1000;
        var answers = new Dictionary<string, byte[]>
        {
            ["Malformed"] = [0x9f, 0xff, 0x00, 0xd2],
            ["TooLarge"] = new byte[MegaByte],
            ["WrongChain"] = Sign(key, new ChainId("elsewhere-0123456789abcdef"), statement.Seq + 1, statement.Id),
            ["UnknownSigner"] = Sign(stranger, chain, 1, Hash256.Zero),
            ["BadSignature"] = FlipPayloadBit(heard, statement),
            ["Forked"] = Sign(key, chain, statement.Seq, statement.Prev),
            ["FutureTime"] = Sign(
                key, chain, soon, statement.Id, DateTimeOffset.UtcNow.AddDays(4000).ToUnixTimeSeconds()),
        };
        foreach (byte[] message in answers.Values) attacker.Publish(victim.Address, message);

        // An old reading, byte for byte: nothing new, so nothing happens.
        attacker.Publish(victim.Address, heard);

        foreach (string reason in answers.Keys)
        {
            await region.UntilAsync(
                $"{reason} is counted", async () => await RefusedAsync(data, reason) > 0, Bound);
        }

        long height = await data.TryGetHeightAsync(1);
        await region.UntilHeightAsync(gateway: 1, height + 3, Bound);
        var report = await region.StopAsync();

        Assert.Equal(0, report.GetProperty("readingsLost").GetInt64());
        Assert.Equal(
            report.GetProperty("readingsSigned").GetInt64(), report.GetProperty("readingsFinal").GetInt64());
        var refused = report.GetProperty("refused");
        Assert.All(answers.Keys, reason => Assert.True(refused.GetProperty(reason).GetInt64() >= 1, reason));
        var ledger = LedgerOnDisk.Open(data, gateway: 1);
        ledger.AssertGapless(PeriodSeconds);
        Assert.DoesNotContain(stranger.Address, ledger.Readings.Keys);
        var audit = await Program.RunAsync("ledger", "verify", data.Gateway(1), "--genesis", data.GenesisFile);
        Assert.True(audit.ExitCode == 0, audit.Output + audit.Error);
    }

    private static byte[] Sign(EcdsaSigner key, ChainId chain, long seq, Hash256 prev, long? unixSeconds = null)
    {
        var reading = new Reading
        {
            UnixSeconds = unixSeconds ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds() / PeriodSeconds * PeriodSeconds,
            ImportWh = 1, PowerW = 1, Millivolts = 230_000, Quality = 0,
        };
        return Statement.Encode(key, chain, ContentType.Reading, seq, prev, ReadingPayload.Encode([reading]));
    }

    // The payload ends with the quality bits, a small integer: one bit more is still well-formed.
    private static byte[] FlipPayloadBit(byte[] heard, Statement statement)
    {
        byte[] flipped = (byte[])heard.Clone();
        int end = heard.AsSpan().IndexOf(statement.Payload.Span) + statement.Payload.Length;
        flipped[end - 1] ^= 1;
        Assert.True(Statement.TryParse(flipped, out _));
        return flipped;
    }

    private static async Task<long> RefusedAsync(RegionData data, string reason)
    {
        long most = 0;
        for (int gateway = 1; gateway <= 4; gateway++)
        {
            if (await data.TryGetStatusAsync(gateway) is { } status
                && status.GetProperty("refused").TryGetProperty(reason, out JsonElement count))
            {
                most = Math.Max(most, count.GetInt64());
            }
        }

        return most;
    }
}
