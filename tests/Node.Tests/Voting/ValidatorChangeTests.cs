using EdgeLedger.Contracts;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Tests.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>The gateways of a running region change, and it goes on: safety and progress, whoever is killed
/// meanwhile.</summary>
public sealed class ValidatorChangeTests
{
    private static readonly int[] FirstFour = [0, 1, 2, 3];
    private static readonly int[] AllFive = [0, 1, 2, 3, 4];

    [Fact]
    public async Task Four_become_five_one_leaves_and_the_region_goes_on()
    {
        await using var region = await new TestRegion(4, newcomers: 1).StartAllAsync();
        var board = await region.EnrolAsync();
        await region.StartAsync(4);
        Assert.True(region[4].Status().Observing);
        await ReadAsync(region, board);

        Assert.Equal(EntryRefusal.None, await region.ChangeAsync(AllFive, [0, 1, 2, 4]));
        WaitForSet(region, 1, 5);
        await ReadUntilVotingAsync(region, board, 4);

        // Five in force, four needed: without the newcomer's votes three would be left.
        await region.StopAsync(0);
        await ReadAsync(region, board);
        await region.StartAsync(0);
        Wait.Until(() => region[0].Ledger.Height >= region[4].Ledger.Height, "it has caught up", 30_000);

        Assert.Equal(EntryRefusal.None, await region.ChangeAsync([0, 2, 3, 4], [0, 2, 3, 4]));
        WaitForSet(region, 2, 4);
        await ReadAsync(region, board);
        await ReadAsync(region, board);
        Assert.True(region[1].Status().Observing);
        Assert.False(region[4].Status().Observing);
        await region.StopAsync(2);
        await ReadAsync(region, board);

        region.AssertOneBlockPerHeight();
        AssertVoters(region);
    }

    [Fact]
    public async Task Kill_of_any_gateway_while_the_set_changes_delays_nothing_for_good()
    {
        await using var region = await new TestRegion(4, newcomers: 1).StartAllAsync();
        var board = await region.EnrolAsync();
        await region.StartAsync(4);
        await ReadAsync(region, board);
        for (int victim = 0; victim < 4; victim++)
        {
            long number = region[4].Ledger.Validators.Number;
            bool isFive = number % 2 == 0;
            int asked = (victim + 1) % 4;
            int[] signers = isFive ? [.. FirstFour, 4] : AllFive;
            Assert.Equal(
                EntryRefusal.None, await region.ChangeAsync(isFive ? AllFive : FirstFour, signers, null, asked));
            await region.StopAsync(victim);
            await region.StartAsync(victim);
            await ReadAsync(region, board);
            WaitForSet(region, number + 1, isFive ? 5 : 4);
            await ReadAsync(region, board);
        }

        region.AssertOneBlockPerHeight();
        AssertVoters(region);
    }

    // Rounds fail while the change is under way: one gateway is cut off, so some rounds have no proposer.
    [Fact]
    public async Task Change_in_flight_while_rounds_fail_comes_into_force_once()
    {
        await using var region = await new TestRegion(4, newcomers: 1).StartAllAsync();
        var board = await region.EnrolAsync();
        await region.StartAsync(4);
        CutOff(region, 3, true);

        Assert.Equal(EntryRefusal.None, await region.ChangeAsync(AllFive, [.. FirstFour, 4]));
        region.Publish(board.Next());
        Wait.Until(
            () => region.Running.Count(node => node.Ledger.Schedule.Last.Number == 1) >= 3,
            "the change is final", 60_000);
        CutOff(region, 3, false);
        region.WaitUntilFinal(board);
        WaitForSet(region, 1, 5);
        await ReadUntilVotingAsync(region, board, 4);

        region.AssertOneBlockPerHeight();
        AssertVoters(region);
    }

    [Fact]
    public async Task Votes_of_one_who_has_left_do_not_count_under_any_number()
    {
        const int Leaver = 3;
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        Assert.Equal(EntryRefusal.None, await region.ChangeAsync([0, 1, 2], [0, 1, 2]));
        WaitForSet(region, 1, 3);
        await ReadAsync(region, board);
        await ReadAsync(region, board);
        Wait.Until(() => region[Leaver].Status().Observing, "it says that it only watches", 30_000);
        await region.StopAsync(Leaver);
        await using var leaver = region.Network.Join(Leaver);
        await leaver.StartAsync(new RecordingReceiver(), CancellationToken.None);

        long before = region[0].Refused.GetValueOrDefault("PeerBadSignature");
        long height = region[0].Ledger.Height + 1;
        for (int index = 0; index <= Leaver; index++)
        {
            leaver.Broadcast(PeerCodec.Encode(Vote.Sign(
                region.KeyOf(Leaver), region.Genesis.Chain, VoteType.Precommit, height, 0, null, index)));
        }

        Wait.Until(() => region[0].Refused.GetValueOrDefault("PeerBadSignature") == before + 4, "all are refused");
        await ReadAsync(region, board);
        region.AssertOneBlockPerHeight();
        AssertVoters(region);
    }

    [Fact]
    public async Task Offender_is_removed_by_the_others_with_the_evidence_on_the_chain()
    {
        const int Offender = 3;
        await using var region = new TestRegion(4);
        for (int i = 0; i < Offender; i++) await region.StartAsync(i);
        await using var offender = region.Network.Join(Offender);
        await offender.StartAsync(new RecordingReceiver(), CancellationToken.None);
        var board = await region.EnrolAsync();
        Hash256? evidence = null;
        for (int i = 0; i < 40 && evidence is null; i++)
        {
            long height = region.Running.Max(node => node.Ledger.Height) + 1;
            foreach (Hash256? hash in new Hash256?[] { null, Hash256.Of([1]) })
            {
                offender.Broadcast(PeerCodec.Encode(Vote.Sign(
                    region.KeyOf(Offender), region.Genesis.Chain, VoteType.Prevote, height, 0, hash, Offender)));
            }

            await ReadAsync(region, board);
            evidence = EvidenceIn(region[0]);
        }

        Assert.NotNull(evidence);
        Assert.Equal(
            EntryRefusal.BadEvidence, await region.ChangeAsync([0, 1, Offender], [0, 1], evidence));
        Assert.Equal(EntryRefusal.None, await region.ChangeAsync([0, 1, 2], [0, 1, 2], evidence));
        WaitForSet(region, 1, 3);
        await ReadAsync(region, board);
        Assert.All(region.Running, node => Assert.Equal(
            -1, node.Ledger.Schedule.Last.IndexOf(region.KeyOf(Offender).Address)));
        region.AssertOneBlockPerHeight();
    }

    private static async Task ReadAsync(TestRegion region, TestBoard board)
    {
        await Task.Yield();
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
    }

    private static void CutOff(TestRegion region, int gateway, bool cut)
    {
        for (int other = 0; other < region.Count; other++)
        {
            if (other != gateway) region.Network.SetCut(gateway, other, cut);
        }
    }

    private static async Task ReadUntilVotingAsync(TestRegion region, TestBoard board, int gateway)
    {
        for (int i = 0; i < 20 && region[gateway].Status().Observing; i++) await ReadAsync(region, board);
        Assert.False(region[gateway].Status().Observing);
    }

    // A change needs no more blocks to be final, but two more to be in force.
    private static void WaitForSet(TestRegion region, long number, int count) => Wait.Until(
        () => region.Running.All(node => node.Ledger.Schedule.Last is { } last
            && last.Number == number && last.Count == count),
        $"change {number} is final on every gateway", 30_000);

    private static void AssertVoters(TestRegion region)
    {
        foreach (var node in region.Running)
        {
            for (long height = 1; height <= node.Ledger.Height; height++)
            {
                var (block, certificate) = node.Ledger.GetBlock(height)!;
                var voters = node.Ledger.VotersOf(block.Header)!;
                Assert.True(
                    certificate.Verify(voters, region.Genesis.Chain, Es256Scheme.Instance, out string? error), error);
            }
        }
    }

    private static Hash256? EvidenceIn(GatewayNode node)
    {
        for (long height = 1; height <= node.Ledger.Height; height++)
        {
            foreach (var entry in node.Ledger.GetBlock(height)!.Block.Entries)
            {
                if (entry.Kind == EntryKind.Evidence) return Hash256.Of(entry.Bytes.Span);
            }
        }

        return null;
    }
}
