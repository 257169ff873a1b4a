using EdgeLedger.Contracts;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>One of four gateways makes work for the others instead of lying to them.</summary>
public sealed class FloodingPeerTests
{
    private const int Flooder = 3;

    [Fact]
    public async Task Of_many_proposals_for_one_round_the_first_is_judged()
    {
        const int Forgeries = 200;
        await using var region = new TestRegion(4);
        for (int i = 0; i < Flooder; i++) await region.StartAsync(i);
        var flooder = region.Network.Join(Flooder);
        await flooder.StartAsync(new Answering(), CancellationToken.None);
        var node = region[0];
        long height = node.Ledger.Height + 1;
        int round = Enumerable.Range(0, 4).First(at => region.Genesis.Validators.Proposer(height, at) == Flooder);
        var honest = node.Ledger.Build([], node.Ledger.TipUnixMs + 1, region.KeyOf(Flooder).Address, out _);

        for (int i = 0; i < Forgeries; i++)
        {
            var forged = Block.Create(honest.Header with { StateRoot = Hash256.Of(BitConverter.GetBytes(i)) }, []);
            flooder.Broadcast(PeerCodec.Encode(
                Proposal.Sign(
                    region.KeyOf(Flooder), region.Genesis.Chain, height, round, forged.Hash, -1, Flooder),
                forged));
        }

        await AssertGoesOnAsync(region);
        Assert.All(region.Running, one => Assert.InRange(one.Refused.GetValueOrDefault("InvalidProposal"), 0, 2));
    }

    [Fact]
    public async Task Peer_that_boasts_of_a_height_and_sends_nothing_is_not_asked_without_end()
    {
        await using var region = new TestRegion(4);
        for (int i = 0; i < Flooder; i++) await region.StartAsync(i);
        var flooder = region.Network.Join(Flooder);
        var answering = new Answering { Transport = flooder };
        await flooder.StartAsync(answering, CancellationToken.None);

        flooder.Broadcast(PeerCodec.Encode(new PeerMessage.Status(long.MaxValue, 0, 0)));
        Wait.Until(() => answering.Requests >= 3, "each gateway asks");
        for (int i = 0; i < 5; i++) await AssertGoesOnAsync(region);

        // Each asks again after three seconds at the earliest, unless blocks came; nothing here takes
        // half a minute.
        Assert.InRange(answering.Requests, 3, 3 * 10);
    }

    [Fact]
    public async Task Transactions_that_are_refused_do_not_keep_the_vote_busy()
    {
        await using var region = new TestRegion(4);
        for (int i = 0; i < Flooder; i++) await region.StartAsync(i);
        var flooder = region.Network.Join(Flooder);
        await flooder.StartAsync(new Answering(), CancellationToken.None);
        using var stranger = EcdsaSigner.Create();

        for (int i = 0; i < 3000; i++)
        {
            var body = new Revocation(stranger.Address, (uint)i).Encode();
            flooder.Broadcast(PeerCodec.Encode(
                new TransactionBuilder(region.Genesis.Chain, ContentType.Registry, body)
                    .Add(stranger, 1, Hash256.Zero)
                    .Build()));
        }

        await AssertGoesOnAsync(region);
    }

    private static async Task AssertGoesOnAsync(TestRegion region)
    {
        var board = await region.EnrolAsync();
        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        region.AssertOneBlockPerHeight();
    }

    /// <summary>Answers each request for blocks with none.</summary>
    private sealed class Answering : IPeerReceiver
    {
        private const byte BlocksRequest = 5;

        private int _requests;

        public IPeerTransport? Transport { get; init; }

        public int Requests => Volatile.Read(ref _requests);

        public int Admit(Address gateway) => 0;

        public void PeerConnected(int peer)
        {
        }

        public void PeerDisconnected(int peer)
        {
        }

        public void StrangerRefused(string reason)
        {
        }

        public void MessageReceived(int peer, byte[] message)
        {
            // [5, from, count]: an array of three.
            if (message is not [0x83, BlocksRequest, ..]) return;
            Interlocked.Increment(ref _requests);
            Transport?.Send(peer, PeerCodec.EncodeBlocks([]));
        }
    }
}
