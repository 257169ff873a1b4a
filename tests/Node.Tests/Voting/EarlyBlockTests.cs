using EdgeLedger.Ledger;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Tests.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>A block that is fetched while the one before it is still being voted on.</summary>
public sealed class EarlyBlockTests
{
    private static readonly int[] Others = [1, 2, 3];

    [Fact]
    public async Task Block_that_came_before_its_parent_was_decided_is_taken_when_it_is()
    {
        await using var region = new TestRegion(4);
        await region.StartAsync(0);
        var peers = new Dictionary<int, (IPeerTransport Transport, RecordingReceiver Heard)>();
        foreach (int index in Others)
        {
            peers.Add(index, (region.Network.Join(index), new RecordingReceiver()));
            await peers[index].Transport.StartAsync(peers[index].Heard, CancellationToken.None);
        }

        // Nobody answers for block 1, and block 2 is here before the votes for block 1 are.
        var (first, second) = TwoBlocks(region);
        peers[1].Transport.Send(0, PeerCodec.Encode(new PeerMessage.Status(1, 0, 0)));
        WaitForRequest(region, peers[1].Heard, from: 1);
        peers[2].Transport.Send(0, PeerCodec.Encode(new PeerMessage.Status(2, 0, 0)));
        WaitForRequest(region, peers[2].Heard, from: 2);
        peers[2].Transport.Send(0, Answer(region, second, voters: 3));
        // Answers are verified one after the other: once a bad one is found out, the good one has been taken.
        peers[3].Transport.Send(0, Answer(region, second, voters: 1));
        Wait.Until(() => region[0].Refused.ContainsKey("PeerBadCertificate"), "a bad certificate is counted");
        Vote(region, peers.Values.Select(peer => peer.Transport), first);

        Wait.Until(() => region[0].Ledger.Height == 2, "both blocks are in the ledger");
    }

    private static void Vote(TestRegion region, IEnumerable<IPeerTransport> peers, Block block)
    {
        var validators = region.Genesis.Validators;
        int round = validators.Proposer(1, 0) == 0 ? 1 : 0;
        int proposer = validators.Proposer(1, round);
        var proposal = Proposal.Sign(
            region.KeyOf(proposer), region.Genesis.Chain, 1, round, block.Hash, -1, proposer);
        foreach (var peer in peers) peer.Send(0, PeerCodec.Encode(proposal, block));
        foreach (var vote in Precommits(region, block, round))
        {
            foreach (var peer in peers) peer.Send(0, PeerCodec.Encode(vote));
        }
    }

    private static byte[] Answer(TestRegion region, Block block, int voters)
    {
        var certificate = Certificate.Of(region.Genesis.Validators, Precommits(region, block, 0).Take(voters));
        return PeerCodec.EncodeBlocks([(block.Encode(), certificate.Encode())]);
    }

    private static IEnumerable<Vote> Precommits(TestRegion region, Block block, int round) => Others.Select(
        index => Records.Vote.Sign(
            region.KeyOf(index), region.Genesis.Chain, VoteType.Precommit, block.Header.Height, round, block.Hash,
            index));

    private static (Block First, Block Second) TwoBlocks(TestRegion region)
    {
        using var ledger = RegionLedger.Open(
            region.FolderOf(1), region.Genesis, Es256Scheme.Instance);
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var first = ledger.Build([], now, region.KeyOf(1).Address, out _);
        ledger.Commit(first, Certificate.Of(region.Genesis.Validators, Precommits(region, first, 0)));
        return (first, ledger.Build([], now + 1, region.KeyOf(1).Address, out _));
    }

    private static void WaitForRequest(TestRegion region, RecordingReceiver heard, long from)
    {
        var codec = new PeerCodec(region.Genesis.Validators);
        Wait.Until(
            () => heard.Messages.Any(message => codec.TryDecode(message.Message, out var decoded)
                && decoded is PeerMessage.BlocksRequest request && request.From == from),
            $"block {from} is asked for");
    }
}
