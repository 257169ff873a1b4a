using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>A gateway that keeps no rule at all but cannot forge others' signatures.</summary>
internal sealed class FaultyGateway(SimulatedRegion region, int index, FaultKind kind)
{
    // It attacks where the honest are, and is not led astray by another babbler.
    private const int RoundsFollowed = 4;

    private readonly HashSet<(long Height, int Round)> _attacked = [];
    private readonly List<Block> _blocks = [];
    private long _height = 1;
    private int _round;

    public void Start()
    {
        if (kind == FaultKind.Babbler)
        {
            region.Network.After(150, Babble);
        }
    }

    public void Receive(PeerMessage message)
    {
        if (kind == FaultKind.Silent)
        {
            return;
        }

        switch (message)
        {
            case PeerMessage.Proposed proposed:
                Learn(proposed.Proposal.Height, proposed.Proposal.Round);
                if (proposed.Proposal.Height == _height)
                {
                    _blocks.Add(proposed.Block);
                }

                break;
            case PeerMessage.Voted voted:
                Learn(voted.Vote.Height, voted.Vote.Round);
                break;
        }

        if (kind == FaultKind.TwoFaced && _attacked.Add((_height, _round)))
        {
            TellEachPeerSomethingElse();
        }
    }

    private void Learn(long height, int round)
    {
        if (height > _height)
        {
            (_height, _round) = (height, 0);
            _blocks.Clear();
        }
        else if (height == _height && round <= _round + RoundsFollowed)
        {
            _round = Math.Max(_round, round);
        }
    }

    private void TellEachPeerSomethingElse()
    {
        if (region.Keys.Validators.Proposer(_height, _round) == index)
        {
            ProposeTwoBlocks();
        }

        foreach (VoteType type in new[] { VoteType.Prevote, VoteType.Precommit })
        {
            int delayMs = region.Random.Next(100);
            (long height, int round) = (_height, _round);
            region.Network.After(delayMs, () =>
            {
                for (int peer = 0; peer < region.Keys.Count; peer++)
                {
                    SendVote(type, height, round, SomeBlock(), peer);
                }
            });
        }
    }

    private void ProposeTwoBlocks()
    {
        Hash256 tip = region.Watch.DecisionAt(_height - 1) ?? TestRegion.GenesisHash;
        Block[] faces = [region.NewBlock(_height, tip, index), region.NewBlock(_height, tip, index)];
        _blocks.AddRange(faces);
        for (int peer = 0; peer < region.Keys.Count; peer++)
        {
            Block block = faces[region.Random.Next(2)];
            int validRound = region.Chance(0.2) ? _round - 1 : -1;
            region.Send(index, peer, new PeerMessage.Proposed(
                region.Keys.Proposal(_height, _round, block, validRound), block));
        }
    }

    private void Babble()
    {
        int[] rounds = [_round, _round + 1, _round + 2, region.Random.Next(1_000), int.MaxValue];
        VoteType type = region.Chance(0.5) ? VoteType.Prevote : VoteType.Precommit;
        int round = rounds[region.Random.Next(rounds.Length)];
        for (int peer = 0; peer < region.Keys.Count; peer++)
        {
            SendVote(type, _height, round, SomeBlock(), peer);
        }

        region.Network.After(150, Babble);
    }

    private void SendVote(VoteType type, long height, int round, Hash256? block, int peer) =>
        region.Send(index, peer, new PeerMessage.Voted(region.Keys.Vote(type, height, round, block, index)));

    private Hash256? SomeBlock() => _blocks.Count == 0 || region.Chance(0.3)
        ? null
        : _blocks[region.Random.Next(_blocks.Count)].Hash;
}
