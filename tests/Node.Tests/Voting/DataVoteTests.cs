using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Tests.Peers;
using EdgeLedger.Node.Voting;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>Regions of real gateways in memory, with a meter that lies or a gateway that does.</summary>
public sealed class DataVoteTests
{
    private const int Liar = 3;

    [Fact]
    public async Task Meter_that_lies_is_quarantined_on_all_gateways_and_its_chain_and_the_others_go_on()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var honest = await region.EnrolAsync("honest");
        var lying = await region.EnrolAsync("lying");
        region.Publish(lying.Next(At(-30, 1000)));
        region.WaitUntilFinal(lying);

        region.Publish(lying.Next(At(-20, 999_000_000)));
        var lie = lying.Prev;
        region.Publish(lying.Next(At(-10, 1001)));
        region.Publish(honest.Next());
        region.WaitUntilFinal(honest);
        region.WaitUntilFinal(lying);

        region.AssertOneBlockPerHeight();
        Assert.All(region.Running, node =>
        {
            var totals = node.Ledger.ReadModel.TotalsOf(lying.Address);
            Assert.Equal((2, 1), (totals.Statements, totals.Quarantined));
            Assert.Equal(1, node.Ledger.ReadModel.Energy(lying.Address)!.WattHours);
            Assert.Equal(0, node.Ledger.ReadModel.TotalsOf(honest.Address).Quarantined);
            var place = node.Ledger.FindEntry(lie)!.Value;
            Assert.Equal(
                EntryKind.Quarantine, node.Ledger.GetBlock(place.Height)!.Block.Entries[place.Index].Kind);
            Assert.Equal(0, node.Ledger.Disputes.Count);
        });
        await region.StopAsync(0);
        Assert.Null(LedgerAudit.Verify(region.FolderOf(0), region.Genesis.Hash).Error);
    }

    [Fact]
    public async Task Region_of_one_decides_by_itself()
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        var board = await region.EnrolAsync();
        region.Publish(board.Next(At(-30, 1000)));
        region.Publish(board.Next(At(-20, 999_000_000)));
        region.Publish(board.Next(At(-10, 1001)));

        region.WaitUntilFinal(board);
        Assert.Equal(1, region[0].Ledger.ReadModel.TotalsOf(board.Address).Quarantined);
    }

    // f gateways that reject everything change nothing but their own reputation.
    [Fact]
    public async Task Gateway_that_doubts_alone_keeps_out_nothing()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();

        for (int i = 0; i < 5; i++)
        {
            byte[] statement = board.Next(At(i - 30, 100 + i));
            liar.Broadcast(PeerCodec.Encode(Says(region, BallotItem.Reject(board.Link, DoubtReason.Range))));
            region.Publish(statement);
            region.WaitUntilFinal(board);
        }

        Assert.All(region.Running, node =>
        {
            Assert.Equal((5, 0), (
                node.Ledger.ReadModel.TotalsOf(board.Address).Statements,
                node.Ledger.ReadModel.TotalsOf(board.Address).Quarantined));
            Assert.Equal(0, node.Status().BallotsSigned);
        });
    }

    // Bounded for each gateway, and no more than its own words are displaced.
    [Fact]
    public async Task Flood_of_doubts_by_one_gateway_holds_up_nobody()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();
        for (int i = 0; i < 300; i++)
        {
            var items = Enumerable.Range(0, Ballot.MaxItems)
                .Select(j => BallotItem.Reject(
                    board.Link with { Id = Hash256.Of([(byte)i, (byte)(i >> 8), (byte)j]) }, DoubtReason.Range));
            liar.Broadcast(PeerCodec.Encode(Says(region, [.. items])));
        }

        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        Assert.All(region.Running, node => Assert.Equal(0, node.Ledger.Disputes.Count));
    }

    [Fact]
    public async Task Gateway_that_accepts_and_rejects_one_statement_is_convicted_in_a_block()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();
        var next = board.Link with { Id = Hash256.Of([1]), Seq = board.Seq + 1 };
        liar.Broadcast(PeerCodec.Encode(Says(region, BallotItem.Reject(next, DoubtReason.Range))));
        liar.Broadcast(PeerCodec.Encode(Says(region, BallotItem.Accept(next))));

        Wait.Until(
            () => region.Running.All(node => Contradictions(node) == 1), "the contradiction is in a block", 30_000);
        Assert.All(region.Running, node => Assert.True(node.Refused.ContainsKey("BallotContradiction")));
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
    }

    // Line 22: f+1 rejections at hand and none on the chain make a nil prevote; the next proposer leaves it out.
    [Fact]
    public async Task Corrupt_proposer_cannot_hurry_a_doubtful_statement_into_a_block()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();
        region.Publish(board.Next(At(-40, 1000)));
        region.WaitUntilFinal(board);
        long height = await TurnOfLiarAsync(region);
        byte[] lie = board.Next(At(-30, 999_000_000));
        var block = region[0].Ledger.Build(
            [new BlockEntry(EntryKind.Statement, lie)], DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            region.KeyOf(Liar).Address, out var skipped);
        Assert.Empty(skipped);

        liar.Broadcast(PeerCodec.Encode(
            Proposal.Sign(region.KeyOf(Liar), region.Genesis.Chain, height, 0, block.Hash, -1, Liar), block));
        region.Publish(lie);
        region.WaitUntilFinal(board);

        Assert.All(region.Running, node =>
        {
            Assert.NotEqual(block.Hash, node.Ledger.GetBlock(height)!.Block.Hash);
            Assert.Equal(1, node.Ledger.ReadModel.TotalsOf(board.Address).Quarantined);
        });
        region.AssertOneBlockPerHeight();
    }

    // Old ballots are good for ever: whoever kept them can say them again and again.
    [Fact]
    public async Task Gateways_own_ballots_about_what_is_final_said_to_it_again_leave_no_trace()
    {
        await using var region = new TestRegion(4);
        var heard = new RecordingReceiver();
        await using var liar = await StartWithLiarAsync(region, heard);
        var board = await region.EnrolAsync();
        region.Publish(board.Next(At(-30, 1000)));
        region.Publish(board.Next(At(-20, 999_000_000)));
        region.WaitUntilFinal(board);
        long[] sizes = [.. JournalSizes(region)];
        Assert.All(sizes, size => Assert.NotEqual(0, size));

        foreach (var (_, message) in heard.Messages.ToArray()) liar.Broadcast(message);
        region.Publish(board.Next(At(-10, 1001)));
        region.WaitUntilFinal(board);

        Assert.Equal(sizes, JournalSizes(region));
    }

    // Blocks between disputes, and those after one that never ends, hold nothing that a quarantine needs.
    [Fact]
    public void Restart_looks_for_ballots_only_where_an_undecided_dispute_can_have_them()
    {
        var disputes = new[]
        {
            new DisputeEntry(default, DisputeStatus.Admitted, 10, []),
            new DisputeEntry(default, DisputeStatus.Open, 100, []),
            new DisputeEntry(default, DisputeStatus.Rejected, 102, []),
            new DisputeEntry(default, DisputeStatus.Open, 999_999, []),
        };

        Assert.Equal(
            [100, 101, 102, 103, 104, 105, 999_999, 1_000_000],
            DataVote.BlocksWithAnswers(disputes, tip: 1_000_000, disputeBlocks: 3));
    }

    // What was said is said: by the settings of after the restart this gateway would accept, and then f+1 would not
    // reject. The others were down when it spoke, so that nobody but its own journal can remind it.
    [Fact]
    public async Task Restarted_gateway_stands_by_its_ballots()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        var honest = await region.EnrolAsync("honest");
        region.Publish(board.Next(At(-30, 1000)));
        region.WaitUntilFinal(board);
        for (int i = 1; i < 4; i++) await region.StopAsync(i);
        byte[] lie = board.Next(At(-20, 999_000_000));
        region.Publish(lie);
        Wait.Until(() => region[0].Status().BallotsSigned == 1, "it has said what it thinks");
        await region.StopAsync(0);

        region.Witness = index => index == 1 ? new WitnessSettings() : DisputeRegion.Credulous;
        await region.StartAllAsync();
        region.Publish(lie);
        DisputeRegion.GoOnUntil(region, honest, () => region.Running.All(IsFinal));

        var place = region[1].Ledger.FindEntry(board.Prev)!.Value;
        var entry = region[1].Ledger.GetBlock(place.Height)!.Block.Entries[place.Index];
        Assert.True(Quarantine.TryParse(entry.Bytes, out var quarantine), "two of four reject it");
        var own = quarantine.Ballots.Single(ballot => ballot.Gateway == region.KeyOf(0).Address);
        Assert.False(own.Find(board.Prev)!.Value.Accepts);
        Assert.All(region.Running, node => Assert.False(node.Refused.ContainsKey("BallotContradiction")));

        bool IsFinal(GatewayNode node) => TestRegion.LastSeqOf(node, board) == board.Seq;
    }

    private static Reading At(int seconds, long importWh) => new()
    {
        UnixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds,
        ImportWh = importWh,
        PowerW = 100,
    };

    private static Ballot Says(TestRegion region, params BallotItem[] items) =>
        Ballot.Sign(region.KeyOf(Liar), region.Genesis.Chain, items);

    private static IEnumerable<long> JournalSizes(TestRegion region) => Enumerable.Range(0, Liar)
        .Select(i => new FileInfo(Path.Combine(region.FolderOf(i), BallotFile.FileName)).Length);

    private static int Contradictions(GatewayNode node) => Enumerable.Range(1, (int)node.Ledger.Height)
        .Sum(height => node.Ledger.GetBlock(height)!.Block.Entries.Count(entry =>
            entry.Kind == EntryKind.Evidence && BallotContradiction.TryParse(entry.Bytes, out _)));

    private static async Task<long> TurnOfLiarAsync(TestRegion region)
    {
        var filler = await region.EnrolAsync("filler");
        while (region.Genesis.Validators.Proposer(region[0].Ledger.Height + 1, 0) != Liar)
        {
            region.Publish(filler.Next());
            region.WaitUntilFinal(filler);
            region.WaitForHeight(region.Running.Max(node => node.Ledger.Height));
        }

        return region[0].Ledger.Height + 1;
    }

    private static async Task<IPeerTransport> StartWithLiarAsync(
        TestRegion region, IPeerReceiver? receiver = null)
    {
        for (int i = 0; i < Liar; i++) await region.StartAsync(i);
        var liar = region.Network.Join(Liar);
        await liar.StartAsync(receiver ?? new RecordingReceiver(), CancellationToken.None);
        return liar;
    }
}
