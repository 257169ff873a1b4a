using EdgeLedger.Ledger.Pruning;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>A gateway without a ledger begins with what a quorum signed, where the blocks cannot be had or are many.</summary>
public sealed class SnapshotJoinTests
{
    private const int Blocks = 45;
    private const int EveryBlocks = 10;
    private const int PrunedBefore = 25;

    [Fact]
    public async Task Gateway_that_lost_its_ledger_begins_with_a_snapshot_where_all_have_pruned_and_votes_later()
    {
        await using var region = await GrownAsync();
        for (int i = 0; i < 4; i++) await region.StopAsync(i);
        for (int i = 0; i < 3; i++) Prune(region, i);
        Directory.Delete(region.FolderOf(3), recursive: true);
        for (int i = 0; i < 4; i++) await region.StartAsync(i);

        Wait.Until(() => region[3].Ledger.Height >= Blocks, "gateway 3 has caught up", 30_000);

        Assert.InRange(region[3].Ledger.FirstHeld, PrunedBefore, Blocks);
        Assert.True(region[3].Status().Observing, "it votes where it may have voted before");
        Assert.Null(region[3].Ledger.LoadConsensus());
        await MoveOnAsync(region);
        Wait.Until(() => !region[3].Status().Observing, "gateway 3 votes again", 30_000);
        await region.StopAsync(0);   // Now the region needs its vote.
        await MoveOnAsync(region);
        AssertAlike(region);
    }

    [Fact]
    public async Task Pruned_peer_says_so_and_the_blocks_come_from_another()
    {
        await using var region = await GrownAsync();
        for (int i = 0; i < 4; i++) await region.StopAsync(i);
        Prune(region, 0);
        Prune(region, 1);
        Directory.Delete(region.FolderOf(3), recursive: true);
        var answers = new List<long>();
        region.Network.Tamper = (from, to, bytes) =>
        {
            if (to == 3 && from < 2 && new PeerCodec(region.Genesis.Validators).TryDecode(bytes, out var message)
                && message is PeerMessage.BlocksResponse { Blocks.Count: 0 } none)
            {
                lock (answers) answers.Add(none.FirstHeld);
            }

            return bytes;
        };
        for (int i = 0; i < 4; i++) await region.StartAsync(i);

        Wait.Until(() => region[3].Ledger.Height >= Blocks, "gateway 3 has caught up", 30_000);

        Assert.Equal(1, region[3].Ledger.FirstHeld);
        Assert.NotNull(region[3].Ledger.GetBlock(1));
        lock (answers) Assert.All(answers, firstHeld => Assert.Equal(PrunedBefore, firstHeld));
        Assert.Empty(region[3].Refused);
    }

    [Fact]
    public async Task Gateway_far_behind_begins_with_a_snapshot_and_a_peer_that_lies_about_it_is_found_out()
    {
        await using var region = await GrownAsync(aheadBlocks: 20);
        await region.StopAsync(3);
        Directory.Delete(region.FolderOf(3), recursive: true);
        int lies = 0;
        region.Network.Tamper = (from, _, bytes) =>
        {
            bool isLie = from == 0 && new PeerCodec(region.Genesis.Validators).TryDecode(bytes, out var message)
                && message is PeerMessage.SnapshotPiece { Contents.Count: > 0 };
            return isLie && Interlocked.Increment(ref lies) > 0 ? [.. bytes[..^1], (byte)(bytes[^1] ^ 1)] : bytes;
        };
        await region.StartAsync(3);

        Wait.Until(() => region[3].Ledger.Height >= Blocks, "gateway 3 has caught up", 30_000);

        Assert.InRange(region[3].Ledger.FirstHeld, 21, Blocks);
        // What is false by a bit may not be readable at all; either way it is counted against its sender.
        Assert.True(
            lies == 0 || region[3].Refused.Keys.Any(reason => reason.StartsWith("Peer", StringComparison.Ordinal)),
            $"{lies} lies, refused: {string.Join(", ", region[3].Refused)}");
        AssertAlike(region);
    }

    [Fact]
    public async Task Snapshots_are_there_again_after_a_restart_unless_they_have_rotted()
    {
        await using var region = await GrownAsync();
        byte[] manifest = region[0].Snapshots.Manifest!;
        Assert.True(SnapshotManifest.TryParse(manifest, out var read));
        long height = read.Checkpoint.Height;
        byte[] piece = BucketRun.Encode(region[0].Snapshots.Find(height)!, 0);
        for (int i = 0; i < 4; i++) await region.StopAsync(i);
        string[] files = Directory.GetFiles(Path.Combine(region.FolderOf(0), "snapshots"));
        Assert.Equal(2, files.Length);
        string rotten = Directory.GetFiles(Path.Combine(region.FolderOf(1), "snapshots"), $"{height}.*").Single();
        byte[] bytes = File.ReadAllBytes(rotten);
        bytes[^1] ^= 1;
        File.WriteAllBytes(rotten, bytes);

        await region.StartAsync(0);
        await region.StartAsync(1);

        Wait.Until(() => region[0].Snapshots.Find(height) is not null, "the snapshot is back", 10_000);
        Assert.Equal(manifest, region[0].Snapshots.Manifest);
        Assert.Equal(piece, BucketRun.Encode(region[0].Snapshots.Find(height)!, 0));
        Wait.Until(() => region[1].Snapshots.Find(height - EveryBlocks) is not null, "the other one is back", 10_000);
        Assert.Null(region[1].Snapshots.Find(height));
    }

    private static async Task<TestRegion> GrownAsync(int aheadBlocks = 100_000)
    {
        var region = new TestRegion(4)
        {
            BlockInterval = TimeSpan.FromMilliseconds(5), SnapshotBlocks = EveryBlocks, SnapshotAheadBlocks = aheadBlocks,
        };
        await region.StartAllAsync();
        while (region[0].Ledger.Height < Blocks) await region.EnrolAsync();
        return region;
    }

    private static async Task MoveOnAsync(TestRegion region)
    {
        for (int i = 0; i < 6; i++) await region.EnrolAsync();
    }

    private static void Prune(TestRegion region, int gateway) => LedgerPruning.Run(
        region.FolderOf(gateway), region.Genesis.Hash, Es256Scheme.Instance, (_, _) => PrunedBefore,
        Path.Combine(region.FolderOf(gateway), "anchor"));

    private static void AssertAlike(TestRegion region)
    {
        long height = region.Running.Min(node => node.Ledger.Height);
        Assert.Single(region.Running.Select(node => node.Ledger.GetBlock(height)!.Block.Hash).Distinct());
    }
}
