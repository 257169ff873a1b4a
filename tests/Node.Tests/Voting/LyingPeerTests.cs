using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Tests.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>Three honest gateways and one that holds a good key and says what it likes.</summary>
public sealed class LyingPeerTests
{
    private const int Liar = 3;

    [Fact]
    public async Task Garbage_bad_signatures_and_wrong_chains_are_counted_and_the_region_goes_on()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        using var other = EcdsaSigner.Create();
        var random = new Random(5);

        for (int i = 0; i < 200; i++)
        {
            byte[] garbage = new byte[random.Next(0, 400)];
            random.NextBytes(garbage);
            liar.Broadcast(garbage);
        }

        var chain = region.Genesis.Chain;
        liar.Broadcast(PeerCodec.Encode(Vote.Sign(other, chain, VoteType.Precommit, 1, 0, null, 1)));
        liar.Broadcast(PeerCodec.Encode(
            new PeerMessage.Hello(new ChainId("other-0011223344556677"), region.KeyOf(Liar).Address, 1)));
        liar.Broadcast(PeerCodec.Encode(new PeerMessage.Hello(chain, other.Address, 1)));
        liar.Broadcast(PeerCodec.Encode(new PeerMessage.Status(long.MaxValue, int.MaxValue, 4)));
        liar.Broadcast(PeerCodec.Encode(new PeerMessage.BlocksRequest(long.MaxValue, 1)));
        liar.Broadcast(PeerCodec.Encode(
            Vote.Sign(region.KeyOf(Liar), chain, VoteType.Prevote, long.MaxValue, 0, null, Liar)));

        await AssertGoesOnAsync(region);
        string[] reasons = ["PeerMessageMalformed", "PeerBadSignature", "PeerWrongChain", "PeerWrongAddress"];
        Assert.All(region.Running, node => Assert.Superset(reasons.ToHashSet(), node.Refused.Keys.ToHashSet()));
    }

    [Fact]
    public async Task Blocks_without_a_quorums_certificate_are_not_taken()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var node = region[0];
        var block = node.Ledger.Build([], node.Ledger.TipUnixMs + 1, region.KeyOf(Liar).Address, out _);
        var vote = Vote.Sign(
            region.KeyOf(Liar), region.Genesis.Chain, VoteType.Precommit,
            block.Header.Height, 0, block.Hash, Liar);
        byte[] certificate = Certificate.Of(region.Genesis.Validators, [vote]).Encode();

        liar.Broadcast(PeerCodec.EncodeBlocks([(block.Encode(), certificate)]));

        Wait.Until(
            () => region.Running.All(one => one.Refused.ContainsKey("PeerBadCertificate")), "it is counted");
        await AssertGoesOnAsync(region);
    }

    // Two different votes for one step are evidence, kept in a block.
    [Fact]
    public async Task Two_votes_for_one_step_end_as_evidence_in_a_block()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();
        bool isKnown = false;
        for (int i = 0; i < 40 && !isKnown; i++)
        {
            long height = region.Running.Max(node => node.Ledger.Height) + 1;
            var key = region.KeyOf(Liar);
            liar.Broadcast(PeerCodec.Encode(
                Vote.Sign(key, region.Genesis.Chain, VoteType.Prevote, height, 0, null, Liar)));
            liar.Broadcast(PeerCodec.Encode(
                Vote.Sign(key, region.Genesis.Chain, VoteType.Prevote, height, 0, Hash256.Of([1]), Liar)));
            region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(i - 60)));
            region.WaitUntilFinal(board);
            isKnown = HasEvidence(region[0]);
        }

        Assert.True(isKnown);
        region.AssertOneBlockPerHeight();
    }

    [Fact]
    public async Task Proposal_that_breaks_the_rules_gets_no_vote()
    {
        await using var region = new TestRegion(4);
        await using var liar = await StartWithLiarAsync(region);
        var board = await region.EnrolAsync();
        var node = region[0];
        // Its turn at that height and round: whoever proposes out of turn is refused by signature alone.
        long height = node.Ledger.Height + 1;
        while (region.Genesis.Validators.Proposer(height, 0) != Liar)
        {
            region.Publish(board.Next(DateTimeOffset.UtcNow.AddSeconds(height - 60)));
            region.WaitUntilFinal(board);
            region.WaitForHeight(height);
            height = node.Ledger.Height + 1;
        }

        var honest = node.Ledger.Build([], node.Ledger.TipUnixMs + 1, region.KeyOf(Liar).Address, out _);
        var forged = Block.Create(honest.Header with { StateRoot = Hash256.Of([2]) }, honest.Entries);
        var proposal = Proposal.Sign(region.KeyOf(Liar), region.Genesis.Chain, height, 0, forged.Hash, -1, Liar);
        liar.Broadcast(PeerCodec.Encode(proposal, forged));
        region.Publish(board.Next());
        region.WaitUntilFinal(board);

        Wait.Until(() => region.Running.All(one => one.Refused.ContainsKey("InvalidProposal")), "it is counted");
        Assert.All(region.Running, one => Assert.NotEqual(forged.Hash, one.Ledger.GetBlock(height)!.Block.Hash));
        region.AssertOneBlockPerHeight();
    }

    private static async Task<IPeerTransport> StartWithLiarAsync(TestRegion region)
    {
        for (int i = 0; i < Liar; i++) await region.StartAsync(i);
        var liar = region.Network.Join(Liar);
        await liar.StartAsync(new RecordingReceiver(), CancellationToken.None);
        return liar;
    }

    private static async Task AssertGoesOnAsync(TestRegion region)
    {
        var board = await region.EnrolAsync();
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    private static bool HasEvidence(GatewayNode node) => Enumerable.Range(1, (int)node.Ledger.Height)
        .Any(height => node.Ledger.GetBlock(height)!.Block.Entries.Any(entry => entry.Kind == EntryKind.Evidence));
}
