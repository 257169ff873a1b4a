using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// Algorithm 1, lines 22 to 33 and 57 to 60: what a gateway prevotes.
public sealed partial class ConsensusMachine
{
    // Lines 22 to 27: a value proposed for the first time.
    private bool PrevoteOnNewProposal()
    {
        if (CurrentStep != ConsensusStep.Propose
            || _log.Current is not { Proposal: { ValidRound: -1 } proposal } round
            || _log.Find(proposal.BlockHash) is not { } known)
        {
            return false;
        }

        // A locked value had a polka: a quorum has judged already whatever speaks against it.
        bool isAcceptable = _locks.IsLocked
            ? _locks.LockedHash == proposal.BlockHash
            : known.IsValid && round.ProposalIsUndoubted;
        Prevote(isAcceptable ? proposal.BlockHash : null);
        return true;
    }

    // Lines 28 to 33: a value proposed again, on the strength of a polka in an earlier round. Never refused as
    // doubtful: a quorum stood behind it once, and some gateway may be locked on it.
    private bool PrevoteOnRepeatedProposal()
    {
        if (CurrentStep != ConsensusStep.Propose
            || _log.Current is not { Proposal: { ValidRound: >= 0 } proposal }
            || _log.Find(proposal.BlockHash) is not { } known
            || !HasPolka(proposal.ValidRound, proposal.BlockHash))
        {
            return false;
        }

        bool isAcceptable = known.IsValid
            && (_locks.LockedRound <= proposal.ValidRound || _locks.LockedHash == proposal.BlockHash);
        Prevote(isAcceptable ? proposal.BlockHash : null);
        return true;
    }

    // Lines 57 to 60.
    private void OnProposeTimeout()
    {
        if (CurrentStep == ConsensusStep.Propose)
        {
            Prevote(null);
        }
    }

    private bool HasPolka(int round, Hash256 block) =>
        _log.Find(round)?.Prevotes.CountFor(block) >= _validators.Quorum;

    private void Prevote(Hash256? block)
    {
        Cast(VoteType.Prevote, block);
        CurrentStep = ConsensusStep.Prevote;
    }
}
