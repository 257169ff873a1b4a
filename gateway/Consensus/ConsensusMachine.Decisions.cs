using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

// Algorithm 1, lines 47 to 54 and 65 to 67: how a height or a round ends.
public sealed partial class ConsensusMachine
{
    // Lines 47 and 48.
    private bool StartPrecommitTimeout()
    {
        if (!IsRunning
            || _log.Current is not { PrecommitTimeoutStarted: false, Precommits.HasQuorumOfAny: true } round)
        {
            return false;
        }

        round.PrecommitTimeoutStarted = true;
        StartTimer(TimeoutKind.Precommit);
        return true;
    }

    // Lines 49 to 54: any round of the height decides, the present one or not. Lines 52 to 54 are the driver's,
    // which commits the block and starts the next height.
    private bool DecideOnPrecommits()
    {
        foreach ((_, RoundLog round) in _log.Rounds)
        {
            if (round.Precommits.QuorumBlock is { } hash && _log.Find(hash) is { IsValid: true } known)
            {
                CurrentStep = ConsensusStep.Decided;
                _effects.Add(new Decide(known.Block, CertificateOf(hash, round.Precommits)));
                return true;
            }
        }

        return false;
    }

    // Lines 65 to 67.
    private void OnPrecommitTimeout() => StartRound(_round + 1);

    // Votes by ascending validator index; an equivocator's precommit for this very block is as good as any.
    private Certificate CertificateOf(Hash256 block, VoteTally precommits) =>
        Certificate.Of(_validators, precommits.VotesFor(block));
}
