using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The messages of one height, as far as a rule can still need them.</summary>
/// <remarks>
/// Bounded however long a height lasts and whatever f validators send: votes of the last <see cref="PastRounds"/>
/// rounds and of the rounds that hold a lock; the few future rounds each validator claims; one proposal a round up
/// to <see cref="FutureProposals"/> rounds ahead; any other block only once f+1 votes, hence an honest one, name
/// it. What is dropped comes again: peers keep re-sending what they find outstanding.
/// </remarks>
internal sealed class MessageLog(ValidatorSet validators, Locks locks)
{
    public const int PastRounds = 32;
    public const int FutureProposals = 2;

    private readonly SortedDictionary<int, RoundLog> _rounds = [];
    private readonly Dictionary<Hash256, KnownBlock> _blocks = [];
    private readonly FutureVotes _future = new(validators);
    private int _round = -1;

    public RoundLog Current => RoundOf(_round);

    /// <summary>Rounds that are still remembered, the earliest first.</summary>
    public IEnumerable<KeyValuePair<int, RoundLog>> Rounds => _rounds;

    public int BlocksHeld => _blocks.Count;

    public int FutureVotesHeld => _future.Count;

    public RoundLog? Find(int round) => _rounds.GetValueOrDefault(round);

    public KnownBlock? Find(Hash256 block) => _blocks.GetValueOrDefault(block);

    /// <summary>Whether the block is at hand and valid; nil is never held.</summary>
    public bool HoldsValid(Hash256? block) => block is { } hash && Find(hash) is { IsValid: true };

    /// <inheritdoc cref="FutureVotes.Claim"/>
    public void Claim(int validator, int round) => _future.Claim(validator, round);

    /// <inheritdoc cref="FutureVotes.RoundOfSomeHonestValidator"/>
    public int RoundOfSomeHonestValidator() => _future.RoundOfSomeHonestValidator();

    /// <summary>Makes this the present round and forgets what only earlier rounds needed.</summary>
    public void Enter(int round)
    {
        _round = round;
        foreach (Vote vote in _future.TakeUpTo(round))
        {
            Add(vote, out _);
        }

        foreach (int past in _rounds.Keys.Where(past => past < round && !IsKept(past)).ToArray())
        {
            _rounds.Remove(past);
        }

        foreach (Hash256 block in _blocks.Keys.Where(block => !IsNeeded(block)).ToArray())
        {
            _blocks.Remove(block);
        }
    }

    /// <summary>Counts a vote, or holds it for later, or drops it if no rule can need it.</summary>
    /// <param name="vote">A vote of this height by one of its validators.</param>
    /// <param name="contradicted">Its first vote of that round and type, if this one differs.</param>
    public void Add(Vote vote, out Vote? contradicted)
    {
        contradicted = null;
        if (vote.Round > _round)
        {
            _future.Add(vote, out contradicted);
        }
        else if (IsKept(vote.Round))
        {
            RoundOf(vote.Round).Votes(vote.Type).TryAdd(vote, HoldsValid(vote.BlockHash), out contradicted);
        }
    }

    /// <summary>Keeps a proposal if it is its round's first, and its block if a rule can need it.</summary>
    public void Add(Proposal proposal, Block block, BlockVerdict verdict)
    {
        if (IsNear(proposal.Round))
        {
            AddToRound(RoundOf(proposal.Round), proposal, verdict);
        }

        if (IsNeeded(proposal.BlockHash))
        {
            _blocks.TryAdd(
                proposal.BlockHash, new KnownBlock(block, proposal, verdict != BlockVerdict.Invalid));
        }
    }

    /// <summary>Whether <see cref="Add(Proposal, Block, BlockVerdict)"/> would keep anything of it.</summary>
    public bool CanUse(Proposal proposal) =>
        IsNeeded(proposal.BlockHash)
        || (IsNear(proposal.Round)
            && (Find(proposal.Round)?.Proposal ?? proposal).BlockHash == proposal.BlockHash);

    /// <summary>Whether f+1 votes of one kind name the block, so that an honest gateway found it valid.</summary>
    public bool IsVouchedFor(Hash256 block) => _rounds.Values.Any(round =>
        round.Prevotes.CountFor(block) > validators.Faulty
        || round.Precommits.CountFor(block) > validators.Faulty);

    private bool IsNear(int round) => round >= _round - 1 && round <= Math.Max(_round, 0) + FutureProposals;

    // A later word that the block is timely counts: it may have come a little before its time.
    private static void AddToRound(RoundLog round, Proposal proposal, BlockVerdict verdict)
    {
        round.Proposal ??= proposal;
        if (round.Proposal.BlockHash == proposal.BlockHash)
        {
            round.ProposalIsUndoubted |= verdict == BlockVerdict.Valid;
        }
    }

    private bool IsNeeded(Hash256 block) =>
        locks.LockedHash == block || locks.ValidBlock?.Hash == block
        || IsNearProposal(block) || IsVouchedFor(block);

    private bool IsNearProposal(Hash256 block) =>
        _rounds.Any(entry => entry.Key >= _round - 1 && entry.Value.Proposal?.BlockHash == block);

    // Line 28 needs the prevotes of the round its proposal names, and a lock those of its own round.
    private bool IsKept(int round) =>
        round > _round - PastRounds || round == locks.ValidRound || round == locks.LockedRound
        || round == Find(_round)?.Proposal?.ValidRound;

    private RoundLog RoundOf(int round)
    {
        if (!_rounds.TryGetValue(round, out RoundLog? log))
        {
            log = new RoundLog(validators);
            _rounds.Add(round, log);
        }

        return log;
    }
}
