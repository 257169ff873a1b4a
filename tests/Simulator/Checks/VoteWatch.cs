using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Checks;

/// <summary>Reads every message on its way and holds honest gateways to Algorithm 1 of arXiv:1807.04938.</summary>
/// <remarks>
/// A broken rule shows here long before it splits a ledger: a precommit without a polka, a vote against a lock, a
/// vote that was not durable when it left. Whatever a gateway may have seen has been on the wire, so each rule
/// asks whether anything sent so far justifies what is sent now.
/// </remarks>
internal sealed class VoteWatch(Region region)
{
    // A header may lie that far before a gateway's clock (line 22); behind it, the wait for votes adds to it.
    private const long ToleranceMs = 2000;

    private readonly PeerCodec _codec = new(region.Genesis.Validators);
    private readonly Dictionary<long, HeightVotes> _heights = [];
    private readonly Dictionary<int, long> _highestVote = [];
    private readonly Dictionary<int, long> _lostAt = [];
    private readonly Dictionary<(int Gateway, Hash256 Statement), bool> _words = [];

    /// <summary>An honest gateway sends a message.</summary>
    public void OnSent(SimulatedGateway sender, byte[] message)
    {
        region.Trace.Add($"{sender.Name} ->  {region.Describe(message)}");
        Check(_codec.TryDecode(message, out var decoded), sender, "sends what can be read");
        switch (decoded)
        {
            case PeerMessage.BlockVote { Vote: var vote }
                when vote.ValidatorIndex == region.IndexOf(sender, vote.Height):
                OnOwn(sender, vote);
                break;
            case PeerMessage.BlockProposal proposal when IsSignedBy(sender, proposal.Proposal):
                OnOwn(sender, proposal.Proposal, proposal.Block);
                break;
            case PeerMessage.BallotGossip gossip when gossip.Ballot.Gateway == sender.Key.PublicKey.Address:
                OnOwn(sender, gossip.Ballot);
                break;
            case PeerMessage.Status status:
                CheckHeight(sender, status.Height);
                break;
            case PeerMessage.Hello hello:
                CheckHeight(sender, hello.Height);
                break;
            case PeerMessage.BlocksResponse response:
                foreach (var fetched in response.Blocks)
                {
                    bool isFinal = region.Chain.Holds(fetched.Block);
                    Check(isFinal, sender, $"hands out final blocks only, not {fetched.Height}");
                }

                break;
        }
    }

    /// <summary>An adversary sends a message: only what is validly signed counts for anything.</summary>
    public void OnHeard(byte[] message)
    {
        if (!_codec.TryDecode(message, out var decoded)) return;
        if (decoded is PeerMessage.BlockVote ballot) Record(ballot.Vote);
        else if (decoded is PeerMessage.BlockProposal proposal) Record(proposal.Proposal, proposal.Block);
    }

    /// <summary>The newest height at which an honest gateway has voted.</summary>
    public long HighestVoteOf(SimulatedGateway gateway) => _highestVote.GetValueOrDefault(gateway.Index);

    /// <summary>From now on it must keep silent at every height where it may have voted.</summary>
    public void OnStoreLost(SimulatedGateway gateway) =>
        _lostAt[gateway.Index] = HighestVoteOf(gateway);

    private void OnOwn(SimulatedGateway sender, Vote vote)
    {
        var votes = At(vote.Height);
        var slot = (sender.Index, vote.Type, vote.Round);
        if (votes.Honest.TryGetValue(slot, out var before))
        {
            Check(before == vote.BlockHash, sender, $"never signs two votes for one step: {Text(vote)}");
            return;
        }

        Check(IsSigned(vote), sender, $"signs its votes: {Text(vote)}");
        Check(IsDurable(sender, vote.Signature), sender, $"makes a vote durable before it leaves: {Text(vote)}");
        Check(vote.Height > _lostAt.GetValueOrDefault(sender.Index), sender,
            $"votes at no height where it may have voted before it lost its store: {Text(vote)}");
        CheckRound(sender, votes, vote.Round, vote.Height);
        if (vote.BlockHash is { } block)
        {
            CheckBlock(sender, votes.Find(block), Text(vote));
            if (vote.Type == VoteType.Prevote) CheckPrevote(sender, votes, vote, block);
            else CheckPrecommit(sender, votes, vote, block);
        }

        if (vote.Type == VoteType.Precommit) votes.HonestPrecommits.Add(vote.Round);
        votes.Honest.Add(slot, vote.BlockHash);
        votes.Add(vote);
        _highestVote[sender.Index] = Math.Max(HighestVoteOf(sender), vote.Height);
    }

    private void OnOwn(SimulatedGateway sender, Proposal proposal, Block block)
    {
        var votes = At(proposal.Height);
        var slot = (sender.Index, proposal.Round);
        if (votes.HonestProposals.TryGetValue(slot, out var before))
        {
            Check(before == (proposal.BlockHash, proposal.ValidRound), sender,
                $"never signs two proposals for one round: {Text(proposal)}");
            return;
        }

        Check(IsSigned(proposal), sender, $"signs its proposals, in its own turn: {Text(proposal)}");
        Check(IsDurable(sender, proposal.Signature), sender, $"makes a proposal durable first: {Text(proposal)}");
        Check(proposal.Height > _lostAt.GetValueOrDefault(sender.Index), sender,
            $"proposes at no height where it may have voted before it lost its store: {Text(proposal)}");
        CheckRound(sender, votes, proposal.Round, proposal.Height);
        // Lines 15 and 16: who has precommitted a block has it as validValue, or a later one.
        bool isFree = !votes.Locks.TryGetValue(sender.Index, out var held) || held.Round >= proposal.Round;
        Check(isFree || proposal.ValidRound >= held.Round, sender, $"proposes its valid value: {Text(proposal)}");
        bool isNew = proposal.ValidRound < 0;
        Check(isNew || HasPolka(votes, proposal.ValidRound, proposal.BlockHash), sender,
            $"names a valid round that had a polka: {Text(proposal)}");
        Check(!isNew || block.Header.Proposer == sender.Key.PublicKey.Address, sender,
            $"proposes blocks of its own: {Text(proposal)}");
        CheckBlock(sender, block, Text(proposal));
        votes.HonestProposals.Add(slot, (proposal.BlockHash, proposal.ValidRound));
        votes.Add(proposal, block);
    }

    private void OnOwn(SimulatedGateway sender, Ballot ballot)
    {
        Check(sender.Disk.Ballots.Exists(kept => kept.Signature.Span.SequenceEqual(ballot.Signature.Span)), sender,
            "makes a ballot durable before it leaves");
        foreach (var item in ballot.Items)
        {
            bool isFirst = _words.TryAdd((sender.Index, item.Statement), item.Accepts);
            bool isSame = _words[(sender.Index, item.Statement)] == item.Accepts;
            Check(isFirst || isSame || _lostAt.ContainsKey(sender.Index), sender,
                $"says one thing of a statement: {item.Statement}");
            if (region.Chain.Model.PlausibilityOf(item.Statement) is { } isPlausible)
            {
                Check(isPlausible == item.Accepts, sender, $"judges by what is plausible: {item.Statement}");
            }
        }
    }

    /// <summary>Adversaries do, and a gateway may that lost what it had said.</summary>
    public bool MayHaveContradicted(SimulatedGateway gateway) =>
        !gateway.IsHonest || _lostAt.ContainsKey(gateway.Index);

    // valid(v) of lines 22, 28 and 36, by the simulator's own rules.
    private void CheckBlock(SimulatedGateway sender, Block? block, string word)
    {
        if (block is null || region.Chain.FindBrokenRule(block) is not { } broken) return;
        throw new ViolationException(
            $"{sender.Name} stands behind no block that breaks a rule ({broken}): {word}");
    }

    // Lines 22 to 33.
    private static void CheckPrevote(SimulatedGateway sender, HeightVotes votes, Vote vote, Hash256 block)
    {
        int[] validRounds = [.. votes.ValidRoundsOf(vote.Round, block)];
        Check(validRounds.Length > 0, sender, $"prevotes what the round's proposer proposed: {Text(vote)}");
        bool isLockedElsewhere = votes.Locks.TryGetValue(sender.Index, out var held)
            && held.Round < vote.Round && held.Block != block;
        bool isNew = validRounds.Contains(-1);
        bool isProven = validRounds.Any(valid => valid >= 0 && HasPolka(votes, valid, block)
            && (!isLockedElsewhere || valid >= held.Round));
        Check(isProven || (isNew && !isLockedElsewhere), sender,
            $"prevotes a repeated proposal on its polka, and never against its lock: {Text(vote)}");
        if (isProven || votes.Locks.ContainsKey(sender.Index)) return;
        long aheadMs = votes.Find(block)!.Header.UnixMs - sender.Clock.LatestUnixMs;
        Check(aheadMs <= ToleranceMs, sender,
            $"prevotes no new block {aheadMs} ms ahead of its clock: {Text(vote)}");
    }

    // Lines 36 to 40.
    private static void CheckPrecommit(SimulatedGateway sender, HeightVotes votes, Vote vote, Hash256 block)
    {
        Check(HasPolka(votes, vote.Round, block), sender, $"precommits on a polka: {Text(vote)}");
        votes.Locks[sender.Index] = (vote.Round, block);
    }

    // Lines 55 and 65: a round begins when a quorum has precommitted in the one before, somewhere honest.
    private static void CheckRound(SimulatedGateway sender, HeightVotes votes, int round, long height) =>
        Check(round == 0 || votes.HonestPrecommits.Contains(round - 1), sender,
            $"is in no round that honest gateways have not reached: {round} of height {height}");

    private static void CheckHeight(SimulatedGateway sender, long height) =>
        Check(height == sender.Committed, sender, $"tells its own height {sender.Committed}, not {height}");

    private static bool HasPolka(HeightVotes votes, int round, Hash256 block) =>
        votes.Validators.IsQuorum(votes.Of(VoteType.Prevote, round, block));

    private void Record(Vote vote)
    {
        var votes = At(vote.Height);
        if (vote.ValidatorIndex >= votes.Validators.Count) return;
        if (!votes.Knows(vote) && IsSigned(vote)) votes.Add(vote);
    }

    private void Record(Proposal proposal, Block block)
    {
        if (IsSigned(proposal)) At(proposal.Height).Add(proposal, block);
    }

    /// <summary>Whether a gateway has prevoted in round 0, so that it is at work on that height.</summary>
    public bool HasPrevoted(SimulatedGateway gateway, long height) =>
        _heights.TryGetValue(height, out var votes)
        && votes.Honest.ContainsKey((gateway.Index, VoteType.Prevote, 0));

    public bool IsSigned(Vote vote)
    {
        var validators = At(vote.Height).Validators;
        return vote.ValidatorIndex < validators.Count && region.Keys.Scheme.Verify(
            validators.Keys[vote.ValidatorIndex], vote.SigningDigest(region.Genesis.Chain), vote.Signature);
    }

    private bool IsSignedBy(SimulatedGateway gateway, Proposal proposal) => region.Keys.Scheme.Verify(
        gateway.Key.PublicKey, proposal.SigningDigest(region.Genesis.Chain), proposal.Signature);

    private bool IsSigned(Proposal proposal)
    {
        var validators = At(proposal.Height).Validators;
        var proposer = validators.Keys[validators.Proposer(proposal.Height, proposal.Round)];
        return region.Keys.Scheme.Verify(
            proposer, proposal.SigningDigest(region.Genesis.Chain), proposal.Signature);
    }

    private HeightVotes At(long height)
    {
        if (!_heights.TryGetValue(height, out var votes))
        {
            votes = new HeightVotes(region.Chain.Model.Validators, height);
            _heights.Add(height, votes);
        }


        return votes;
    }

    private static bool IsDurable(SimulatedGateway sender, byte[] signature) =>
        sender.Disk.Consensus.AsSpan().IndexOf(signature) >= 0;

    private static void Check(bool holds, SimulatedGateway sender, string promise)
    {
        if (!holds) throw new ViolationException($"{sender.Name} {promise}");
    }

    private static string Text(Vote vote) =>
        $"{vote.Type} {Short(vote.BlockHash)} in round {vote.Round} of height {vote.Height}";

    private static string Text(Proposal proposal) =>
        $"block {Short(proposal.BlockHash)}, valid round {proposal.ValidRound}, in round {proposal.Round} "
        + $"of height {proposal.Height}";

    private static string Short(Hash256? block) => block is { } hash ? hash.ToString()[..8] : "nil";
}
