using EdgeLedger.Consensus;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

// The data vote on the vote's loop: when this gateway judges, what it waits for, and what it votes nil for.
internal sealed partial class ConsensusDriver
{
    private const int BallotsATick = 256;

    // A gateway that doubts alone lets the others have it: an undisputed statement needs no ballot.
    private static readonly TimeSpan DoubtPatience = TimeSpan.FromSeconds(5);

    // Whoever doubts a statement of a proposal waits for the others' ballots, which are on their way: a proposer
    // that is quick could else outrun them. Far below the propose timer.
    private static readonly TimeSpan BallotGrace = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<Hash256> _graced = [];

    /// <summary>Asked on the receiving threads before a ballot costs a signature.</summary>
    public bool TakeBallotTurn(int peer) => _peerStates[peer].TakeBallotTurn(BallotsATick);

    private void StartDataVote()
    {
        _data.Doubted += statement => _loop.Schedule(DoubtPatience, () =>
        {
            _data.GiveIn(statement);
            if (_builder.HasContent) StatementsReady();
        });
        _data.Contradicted += contradiction =>
        {
            _refusals.Add(
                "BallotContradiction", $"gateway {contradiction.Gateway} accepts and rejects {contradiction.Statement}");
            if (contradiction.Gateway != _signer.PublicKey.Address) _builder.AddEvidence(contradiction.Encode());
        };
        _data.Start();
    }

    private void Judge() => _data.Judge(maySign: !_isObserver);

    private void OnBallot(Ballot ballot)
    {
        _data.Hear(ballot);
        if (_waitsForContent && _builder.HasContent) StatementsReady();
    }

    /// <returns>False if the proposal is looked at again a moment later.</returns>
    private bool TryDoubt(int peer, PeerMessage.BlockProposal message, ref BlockVerdict verdict)
    {
        // A value proposed again had a polka: it is never refused for what only this gateway knows.
        if (verdict != BlockVerdict.Valid || message.Proposal.ValidRound >= 0) return true;
        Judge();
        // Its execution may have been let go since it was judged.
        var entries = _ledger.Validate(message.Block).IsValid ? _ledger.AppliedOf(message.Block.Hash) : [];
        if (_data.JudgeProposed(entries, maySign: !_isObserver) && _graced.Add(message.Block.Hash))
        {
            _loop.Schedule(BallotGrace, () => OnProposal(peer, message));
            return false;
        }

        if (_data.IsDoubtful(entries)) verdict = BlockVerdict.Doubtful;
        return true;
    }
}
