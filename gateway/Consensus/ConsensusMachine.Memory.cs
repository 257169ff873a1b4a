using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// What the machine says under its own name, and how it keeps its word over a restart.
public sealed partial class ConsensusMachine
{
    private void EnterHeight(long height, ValidatorSet validators)
    {
        if (height <= Height)
        {
            throw new InvalidOperationException($"Height {height} entered after height {Height}.");
        }

        // A ledger older than the saved votes: this gateway may have voted at these heights, so it only follows.
        bool mayHaveVoted = _restored is { } later && later.Height > height;
        ISigner? signer = mayHaveVoted ? null : _settings.Signer;

        Height = height;
        CurrentStep = ConsensusStep.Idle;
        _round = NotStarted;
        _validators = validators;
        _self = signer is null ? -1 : validators.IndexOf(signer.PublicKey.Address);
        _locks = new Locks();
        _log = new MessageLog(validators, _locks);
        _own = new OwnMessages(signer, _settings.Chain, height, _self);
        _reported.Clear();
        if (_restored is { } saved && saved.Height == height)
        {
            Resume(saved);
        }

        if (!mayHaveVoted)
        {
            _restored = null;
        }
    }

    // The height was under way before the restart: the same locks, round and words, and the words once more.
    private void Resume(ConsensusSnapshot saved)
    {
        if (saved.LockedHash is { } locked)
        {
            _locks.Lock(locked, saved.LockedRound);
        }

        if (saved.ValidHash is { } valid)
        {
            Block block = saved.Proposals.First(carrier => carrier.Block.Hash == valid).Block;
            _locks.RememberValid(block, saved.ValidRound);
        }

        _round = saved.Round;
        _own.IsSilenced = saved.IsSilenced;
        _log.Enter(saved.Round);
        foreach ((Proposal proposal, Block block) in saved.Proposals)
        {
            RestoreProposal(proposal, block);
        }

        foreach (Vote vote in saved.Votes)
        {
            RestoreVote(vote);
        }

        CurrentStep = _own.Remembers(VoteType.Precommit, _round) ? ConsensusStep.Precommit
            : _own.Remembers(VoteType.Prevote, _round) ? ConsensusStep.Prevote
            : ConsensusStep.Propose;
        if (CurrentStep == ConsensusStep.Propose)
        {
            StartRound(_round);
        }
    }

    private void RestoreProposal(Proposal proposal, Block block)
    {
        _log.Add(proposal, block, BlockVerdict.Valid);
        if (proposal.ValidatorIndex == _self)
        {
            _own.Restore(proposal, block);
            _effects.Add(new BroadcastProposal(proposal, block));
        }
    }

    private void RestoreVote(Vote vote)
    {
        _log.Claim(vote.ValidatorIndex, vote.Round);
        _log.Add(vote, out _);
        if (vote.ValidatorIndex == _self)
        {
            _own.Restore(vote);
            _effects.Add(new BroadcastVote(vote));
        }
    }

    // An observer goes through the same steps and says nothing.
    private void Cast(VoteType type, Hash256? block)
    {
        if (!_own.CanSign)
        {
            return;
        }

        Vote vote = _own.VoteOnce(type, _round, block);
        SaveBeforeWhatFollows();
        _effects.Add(new BroadcastVote(vote));
        _log.Add(vote, out _);
    }

    private bool IsForgotten(Vote vote) =>
        vote.Round > _round - MessageLog.PastRounds && !_own.Remembers(vote);

    private void FallSilent()
    {
        if (_own.CanSign)
        {
            _own.IsSilenced = true;
            SaveBeforeWhatFollows();
        }
    }

    private void SaveBeforeWhatFollows() => _saveAt ??= _effects.Count;

    // One save covers everything a step has signed: it stands before the step's first new words, and holds the
    // state after its last ones.
    private List<ConsensusEffect> TakeEffects()
    {
        List<ConsensusEffect> effects = _effects;
        if (_saveAt is { } position)
        {
            effects.Insert(position, new SaveState(TakeSnapshot().Encode(_settings.Chain)));
        }

        _effects = [];
        _saveAt = null;
        return effects;
    }

    private ConsensusSnapshot TakeSnapshot()
    {
        List<(Proposal Proposal, Block Block)> proposals = [.. _own.Proposals];
        List<Vote> votes = [.. _own.Votes];
        if (_locks.ValidBlock is { } valid)
        {
            if (!proposals.Exists(own => own.Block.Hash == valid.Hash))
            {
                proposals.Add((_log.Find(valid.Hash)!.Carrier, valid));
            }

            votes.AddRange(PolkaOf(_locks.ValidRound, valid.Hash).Where(vote => vote.ValidatorIndex != _self));
        }

        return new ConsensusSnapshot
        {
            Height = Height,
            Round = Round,
            IsSilenced = _own.IsSilenced,
            LockedRound = _locks.LockedRound,
            LockedHash = _locks.LockedHash,
            ValidRound = _locks.ValidRound,
            ValidHash = _locks.ValidBlock?.Hash,
            Votes = votes,
            Proposals = proposals,
        };
    }

    private IEnumerable<Vote> PolkaOf(int round, Hash256 block) =>
        _log.Find(round)?.Prevotes.VotesFor(block) ?? [];
}
