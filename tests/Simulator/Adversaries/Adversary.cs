using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>A gateway that does as it likes: a real node inside, and this between it and the network.</summary>
internal sealed partial class Adversary
{
    private const long PauseUs = 500_000;

    private readonly Region _region;
    private readonly SimulatedGateway _gateway;
    private readonly Trait _traits;
    private readonly Prng _random;
    private readonly PeerCodec _codec;
    private readonly FalseBlocks _blocks;
    private readonly FalseAnswers _answers;
    private (long From, int Count) _asked;
    private long _height;
    private int _round;

    public Adversary(Region region, SimulatedGateway gateway, Trait traits)
    {
        (_region, _gateway, _traits, _random) = (region, gateway, traits, region.Random);
        _codec = new PeerCodec(region.Genesis.Validators);
        _blocks = new FalseBlocks(region, new FalseEntries(region, gateway.Key));
        _answers = new FalseAnswers(region, gateway.Key, _blocks);
        region.Queue.After(PauseUs, Act);
    }

    public bool Has(Trait trait) => (_traits & trait) != 0;

    private ChainId Chain => _region.Genesis.Chain;

    /// <summary>What really goes out when its node wants to say something to a peer.</summary>
    public IEnumerable<byte[]> Say(GatewayProcess process, int peer, byte[] message)
    {
        if (Has(Trait.Withhold) && (_random.Chance(0.3) || peer == _gateway.Index / 2)) return [];
        if (!_codec.TryDecode(message, out var decoded)) return [message];
        return decoded switch
        {
            PeerMessage.BlockVote { Vote: var vote }
                when vote.ValidatorIndex == _region.IndexOf(_gateway, vote.Height) => SayVote(peer, vote),
            PeerMessage.BlockProposal proposal
                when _region.IsProposer(_gateway, proposal.Proposal.Height, proposal.Proposal.Round) =>
                SayProposal(process, peer, proposal),
            PeerMessage.Status status when Has(Trait.LiesInCatchUp) =>
                [PeerCodec.Encode(status with { Height = status.Height + _random.Below(4) })],
            PeerMessage.Status status when Understates(peer) =>
                [PeerCodec.Encode(status with { Height = Math.Min(status.Height, _random.Below(3)) })],
            PeerMessage.Hello hello when Understates(peer) =>
                [PeerCodec.Encode(hello with { Height = Math.Min(hello.Height, _random.Below(3)) })],
            PeerMessage.BlocksResponse when Has(Trait.LiesInCatchUp) && _random.Chance(0.7) =>
                [Answer(process) ?? message],
            _ => [message],
        };
    }

    /// <summary>Overhears what its node is told.</summary>
    public void Hear(GatewayProcess process, byte[] message)
    {
        if (!_codec.TryDecode(message, out var decoded)) return;
        if (decoded is PeerMessage.BlockProposal proposal)
        {
            Note(proposal.Proposal.Height, proposal.Proposal.Round);
            _region.Conspiracy.Learn(proposal.Proposal.Height, proposal.Proposal.Round, proposal.Block);
            if (Has(Trait.VotesForAll)) VoteForAll(process);
        }
        else if (decoded is PeerMessage.BlockVote { Vote: var vote })
        {
            _region.Conspiracy.Learn(vote);
        }
        else if (decoded is PeerMessage.BallotGossip gossip)
        {
            _region.Conspiracy.Learn(gossip.Ballot);
        }
        else if (decoded is PeerMessage.BlocksRequest request && Has(Trait.LiesInCatchUp))
        {
            _asked = (request.From, request.Count);
            if (Answer(process) is { } response) Tell(process, SomePeer(), response);
        }
    }

    /// <summary>What a board hears in place of the truth.</summary>
    public byte[] Head(Address board, byte[] frame)
    {
        if (!Has(Trait.FalseHeads) || _random.Chance(0.3)) return frame;
        var meter = _region.MeterOf(board);
        byte[] key = meter.HeadKeyOf(_gateway);
        return HeadFrame.TryParse(frame, key, out var head)
            ? (head with { Seq = head.Seq + 3, Id = Hash256.Of([3]) }).Encode(key)
            : frame;
    }

    // Others would leave it behind, and it would be of no use to the region any more.
    private bool Understates(int peer) => Has(Trait.Understates) && _region.Gateways[peer].IsRecovering;

    private IEnumerable<byte[]> SayVote(int peer, Vote vote)
    {
        Note(vote.Height, vote.Round);
        _region.Conspiracy.Learn(vote);
        bool isOther = _region.Conspiracy.IsOtherSide(vote.Height, vote.Round, peer);
        // Whoever hears it may lock on the block, and is alone with that; later all may hear it.
        bool isKept = Has(Trait.LatePolkas) && vote.BlockHash is not null
            && _region.Conspiracy.DupeOf(vote.Height, vote.Round) != peer;
        if (isKept) return [];
        if (!Has(Trait.TwoFacedVotes)) return [PeerCodec.Encode(vote)];
        var known = _region.Conspiracy.BlocksOf(vote.Height, vote.Round);
        Hash256? story = known.Count > 1 ? known[isOther ? 1 : 0].Hash
            : isOther ? (vote.BlockHash is null && known.Count > 0 ? known[0].Hash : null)
            : vote.BlockHash;
        return [PeerCodec.Encode(Sign(vote.Type, vote.Height, vote.Round, story))];
    }

    private IEnumerable<byte[]> SayProposal(GatewayProcess process, int peer, PeerMessage.BlockProposal message)
    {
        var (proposal, block) = message;
        Note(proposal.Height, proposal.Round);
        _region.Conspiracy.Learn(proposal.Height, proposal.Round, block);
        var ledger = process.Node!.Ledger;
        bool isOther = _region.Conspiracy.IsOtherSide(proposal.Height, proposal.Round, peer);
        if (Has(Trait.LatePolkas) && RepeatOld(proposal.Height, proposal.Round) is { } repeated) return repeated;
        if (Has(Trait.InvalidProposals) && _random.Chance(0.1)
            && _blocks.Unrooted(ledger, proposal.Height, _gateway.Key.PublicKey.Address) is var (hash, bytes))
        {
            return [ProposeUnrooted(proposal.Height, proposal.Round, hash, bytes)];
        }

        if (Has(Trait.InvalidProposals) && _random.Chance(0.6)
            && _blocks.Invalid(ledger, proposal.Height, _gateway.Key.PublicKey.Address) is { } invalid)
        {
            return [Propose(proposal.Height, proposal.Round, proposal.ValidRound, invalid)];
        }

        bool isFalse = Has(Trait.FalseValidRounds) && proposal.Round > 0;
        bool isTwoFaced = Has(Trait.TwoFacedProposals) && isOther;
        if ((isFalse || isTwoFaced)
            && _blocks.Valid(ledger, proposal.Height, _gateway.Key.PublicKey.Address) is { } other)
        {
            return [Propose(proposal.Height, proposal.Round, isFalse ? proposal.Round - 1 : -1, other)];
        }

        return [PeerCodec.Encode(proposal, block)];
    }

    // A block of an earlier round, with a polka that few or none have seen: who is locked later must not fall for
    // it.
    private IEnumerable<byte[]>? RepeatOld(long height, int round)
    {
        var polkas = _region.Conspiracy.PolkasBefore(height, round);
        if (polkas.Count == 0 || _random.Chance(0.1)) return null;
        var (validRound, block, votes) = polkas[_random.Chance(0.6) ? 0 : _random.Below(polkas.Count)];
        return [.. votes.Select(PeerCodec.Encode), Propose(height, round, validRound, block)];
    }

    private byte[] Propose(long height, int round, int validRound, Block block)
    {
        _region.Conspiracy.Learn(height, round, block);
        return PeerCodec.Encode(
            Proposal.Sign(_gateway.Key, Chain, height, round, block.Hash, validRound, _gateway.Index), block);
    }

    // [2, height, round, valid round, block, signature]: the codec writes whole blocks only.
    private byte[] ProposeUnrooted(long height, int round, Hash256 hash, byte[] block)
    {
        var proposal = Proposal.Sign(_gateway.Key, Chain, height, round, hash, -1, _gateway.Index);
        return new CanonicalWriter().WriteArray(6).WriteUnsigned(2).WriteUnsigned(height).WriteUnsigned(round)
            .WriteInteger(-1).WriteBytes(block).WriteBytes(proposal.Signature).ToArray();
    }

    private Vote Sign(VoteType type, long height, int round, Hash256? block) =>
        Vote.Sign(_gateway.Key, Chain, type, height, round, block, Math.Max(0, _region.IndexOf(_gateway, height)));

    private void Note(long height, int round)
    {
        if (height > _height || (height == _height && round > _round)) (_height, _round) = (height, round);
    }

    private static void Tell(GatewayProcess process, int peer, byte[] message) =>
        process.Peers.Transmit(peer, message);

    private void TellAll(GatewayProcess process, byte[] message)
    {
        for (int peer = 0; peer < _region.Size; peer++)
        {
            if (peer != _gateway.Index) Tell(process, peer, message);
        }
    }
}
