using System.Net;
using System.Net.Http.Headers;
using EdgeLedger.Node.Api;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>A bit of an old block turns on one gateway's disk, and that block is what others ask for.</summary>
public sealed class RottenBlockTests
{
    private const int Blocks = 70;   // More than a start checks.

    [Fact]
    public async Task Gateway_that_asks_for_a_rotten_block_gets_it_from_another_and_nobody_ends()
    {
        await using var region = new TestRegion(4) { BlockInterval = TimeSpan.FromMilliseconds(5) };
        for (int i = 0; i < 3; i++) await region.StartAsync(i);
        using var board = await region.EnrolAsync();
        while (region[0].Ledger.Height < Blocks)
        {
            region.Publish(board.Next(DateTimeOffset.UtcNow.AddMinutes(-1)));
            region.WaitUntilFinal(board);
        }

        byte[] marker = region[0].Ledger.GetBlock(2)!.Block.Entries[0].Bytes[^32..].ToArray();
        await region.StopAsync(0);
        Rot(Path.Combine(region.FolderOf(0), "ledger.db"), marker);
        await region.StartAsync(0);
        await region.StartAsync(3);

        long height = region.Running.Max(node => node.Ledger.Height);
        region.WaitForHeight(height);
        Assert.All(region.Running, node => Assert.False(node.Ended.IsCompleted));
        Assert.NotNull(region[3].Ledger.GetBlock(2));
        await AssertAnswersAsync(region);
    }

    private static async Task AssertAnswersAsync(TestRegion region)
    {
        await using var api = new GatewayApi(region[0], new IPEndPoint(IPAddress.Loopback, 0), "secret");
        await api.StartAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{api.Port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "secret");

        using var rotten = await http.GetAsync("/v1/blocks/2/raw");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, rotten.StatusCode);
        Assert.Contains("Block 2", await rotten.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            region[1].Ledger.GetBlock(3)!.Block.Encode(),
            Parsed(await http.GetByteArrayAsync("/v1/blocks/3/raw")).Block.Encode());
    }

    private static Ledger.Store.StoredBlock Parsed(byte[] bytes)
    {
        Assert.True(Ledger.Store.StoredBlock.TryParse(bytes, out var stored));
        return stored;
    }

    private static void Rot(string path, byte[] marker)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf(marker);
        Assert.True(at > 0);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
