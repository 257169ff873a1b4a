using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// Algorithm 1, lines 34 to 46 and 61 to 64: what a gateway locks on and precommits.
public sealed partial class ConsensusMachine
{
    // Lines 34 and 35.
    private bool StartPrevoteTimeout()
    {
        if (CurrentStep != ConsensusStep.Prevote
            || _log.Current is not { PrevoteTimeoutStarted: false, Prevotes.HasQuorumOfAny: true } round)
        {
            return false;
        }

        round.PrevoteTimeoutStarted = true;
        StartTimer(TimeoutKind.Prevote);
        return true;
    }

    // Lines 36 to 43. The block may have come with another round's proposal: the polka proves that honest gateways
    // got it with this round's.
    private bool PrecommitOnPolka()
    {
        if (CurrentStep is not (ConsensusStep.Prevote or ConsensusStep.Precommit)
            || _log.Current is not { PolkaHandled: false, Prevotes.QuorumBlock: { } hash } round
            || _log.Find(hash) is not { IsValid: true } known)
        {
            return false;
        }

        round.PolkaHandled = true;
        _locks.RememberValid(known.Block, _round);
        if (CurrentStep == ConsensusStep.Prevote)
        {
            _locks.Lock(hash, _round);
            Precommit(hash);
        }

        return true;
    }

    // Lines 44 to 46.
    private bool PrecommitNilOnNilPolka()
    {
        if (CurrentStep != ConsensusStep.Prevote || !_log.Current.Prevotes.HasQuorumOfNil)
        {
            return false;
        }

        Precommit(null);
        return true;
    }

    // Lines 61 to 64.
    private void OnPrevoteTimeout()
    {
        if (CurrentStep == ConsensusStep.Prevote)
        {
            Precommit(null);
        }
    }

    private void Precommit(Hash256? block)
    {
        Cast(VoteType.Precommit, block);
        CurrentStep = ConsensusStep.Precommit;
    }
}
