using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// Algorithm 1, lines 10 to 21 and 55 to 56: how a round begins.
public sealed partial class ConsensusMachine
{
    // Line 10. The paper starts round 0 at once; here a height idles until somebody has something to decide.
    private void OnRoundZeroDue()
    {
        if (CurrentStep == ConsensusStep.Idle && Height > 0)
        {
            StartRound(0);
        }
    }

    // Line 10, woken by the proposer of round 0 itself. A proposal that looks wrong or doubtful wakes nobody: a
    // faulty proposer could otherwise make an idle region run through rounds.
    private void StartOnProposal(Proposal proposal, BlockVerdict verdict)
    {
        if (CurrentStep == ConsensusStep.Idle && proposal.Round == 0 && verdict == BlockVerdict.Valid)
        {
            StartRound(0);
        }
    }

    // Lines 11 to 21. The proposer's own timer runs too: getValue() is the driver's here and may fail to answer.
    private void StartRound(int round)
    {
        _round = round;
        CurrentStep = ConsensusStep.Propose;
        _own.Prune(round);
        _log.Enter(round);
        StartTimer(TimeoutKind.Propose);
        if (_own.CanSign && _validators.Proposer(Height, round) == _self)
        {
            ProposeOrAskForValue();
        }
    }

    // Lines 15 to 18: a value that once had a polka goes before a new one.
    private void ProposeOrAskForValue()
    {
        if (_own.ProposalOf(_round) is { } before)
        {
            Propose(before.Block, before.Proposal.ValidRound);
        }
        else if (_locks.ValidBlock is { } valid)
        {
            Propose(valid, _locks.ValidRound);
        }
        else
        {
            _effects.Add(new RequestValue(Height, _round));
        }
    }

    // Line 18, answered.
    private void OnValue(ValueReady ready)
    {
        if (CurrentStep == ConsensusStep.Propose
            && ready.Height == Height
            && ready.Round == _round
            && _own.CanSign
            && _validators.Proposer(Height, _round) == _self
            && _own.ProposalOf(_round) is null)
        {
            Propose(ready.Block, validRound: -1);
        }
    }

    // Line 19.
    private void Propose(Block block, int validRound)
    {
        (Proposal proposal, Block proposed) = _own.ProposeOnce(_round, block, validRound);
        SaveBeforeWhatFollows();
        _effects.Add(new BroadcastProposal(proposal, proposed));
        _log.Add(proposal, proposed, BlockVerdict.Valid);
    }

    // Lines 55 and 56. Also wakes an idle gateway, whose round counts as -1: f+1 validators at work on this height
    // contain an honest one that found it due.
    private bool CatchUpWithRound()
    {
        int claimed = _log.RoundOfSomeHonestValidator();
        if (claimed <= _round)
        {
            return false;
        }

        StartRound(claimed);
        return true;
    }

    private void StartTimer(TimeoutKind kind) => _effects.Add(new StartTimeout(
        new ConsensusTimeout(kind, Height, _round), _settings.Timeouts.For(kind, _round)));
}
