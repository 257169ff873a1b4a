using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The Tendermint algorithm (arXiv:1807.04938, Algorithm 1) as a pure state machine.</summary>
/// <remarks>
/// Owns no thread, clock, socket or store: an event goes in, effects come out, and the same events give the same
/// effects. Every rule is one function that names its lines of Algorithm 1; after each event the rules are tried
/// until none applies. What the driver owes to the machine is in this folder's README.md. Not thread-safe.
/// </remarks>
public sealed partial class ConsensusMachine
{
    private const int NotStarted = -1;

    private readonly ConsensusSettings _settings;
    private readonly HashSet<int> _reported = [];
    private List<ConsensusEffect> _effects = [];
    private ConsensusSnapshot? _restored;
    private ValidatorSet _validators = null!;
    private Locks _locks = null!;
    private MessageLog _log = null!;
    private OwnMessages _own = null!;
    private int _self;
    private int _round = NotStarted;
    private int? _saveAt;

    /// <exception cref="InvalidDataException">The restored state is damaged or of another chain: stop.</exception>
    public ConsensusMachine(ConsensusSettings settings)
    {
        _settings = settings;
        _restored = settings.Restored is { } saved ? ConsensusSnapshot.Parse(saved, settings.Chain) : null;
    }

    /// <summary>The height being decided; 0 before the first <see cref="HeightStarted"/>.</summary>
    public long Height { get; private set; }

    /// <summary>The present round; 0 while idle.</summary>
    public int Round => Math.Max(_round, 0);

    /// <summary>Where the machine stands; <see cref="Step"/> is the verb.</summary>
    public ConsensusStep CurrentStep { get; private set; }

    private bool IsRunning => CurrentStep is not (ConsensusStep.Idle or ConsensusStep.Decided);

    /// <summary>Takes one event in and says what to do, in the order in which to do it.</summary>
    /// <exception cref="InvalidOperationException">A height was entered twice or went backwards.</exception>
    public IReadOnlyList<ConsensusEffect> Step(ConsensusEvent happened)
    {
        switch (happened)
        {
            case HeightStarted started:
                EnterHeight(started.Height, started.Validators);
                break;
            case RoundZeroDue:
                OnRoundZeroDue();
                break;
            case ProposalReceived received:
                OnProposal(received.Proposal, received.Block, received.Verdict);
                break;
            case VoteReceived received:
                OnVote(received.Vote);
                break;
            case TimeoutElapsed elapsed:
                OnTimeout(elapsed.Timeout);
                break;
            case ValueReady ready:
                OnValue(ready);
                break;
        }

        ApplyRules();
        return TakeEffects();
    }

    /// <summary>Whether a proposal is worth judging: any other one would be dropped unread.</summary>
    /// <remarks>
    /// A faulty proposer can sign any number of blocks for the rounds that are its own, and to judge one may take
    /// a gateway longer than to make it. Only the first of a round counts, and those that f+1 votes name.
    /// </remarks>
    public bool CanUse(Proposal proposal) =>
        IsOfPresentHeight(proposal.Height)
        && proposal.Round >= 0
        && proposal.ValidatorIndex == _validators.Proposer(Height, proposal.Round)
        && _log.CanUse(proposal);

    // One pass applies at most one rule, because each may make another one apply; every rule applies at most once
    // a round or moves the step on, so the loop ends.
    private void ApplyRules()
    {
        while (Height > 0
            && CurrentStep != ConsensusStep.Decided
            && (DecideOnPrecommits()
                || CatchUpWithRound()
                || PrevoteOnNewProposal()
                || PrevoteOnRepeatedProposal()
                || StartPrevoteTimeout()
                || PrecommitOnPolka()
                || PrecommitNilOnNilPolka()
                || StartPrecommitTimeout()))
        {
        }
    }

    private void OnVote(Vote vote)
    {
        if (!IsOfPresentHeight(vote.Height)
            || (uint)vote.ValidatorIndex >= (uint)_validators.Count
            || vote.Round < 0
            || vote.Type is not (VoteType.Prevote or VoteType.Precommit))
        {
            return;
        }

        if (vote.ValidatorIndex == _self && IsForgotten(vote))
        {
            FallSilent();
        }

        _log.Claim(vote.ValidatorIndex, vote.Round);
        _log.Add(vote, out Vote? contradicted);
        if (contradicted is not null && _reported.Add(vote.ValidatorIndex))
        {
            _effects.Add(new ReportEquivocation(contradicted, vote));
        }
    }

    private void OnProposal(Proposal proposal, Block block, BlockVerdict verdict)
    {
        if (!IsOfPresentHeight(proposal.Height)
            || proposal.Round < 0
            || proposal.ValidatorIndex != _validators.Proposer(Height, proposal.Round)
            || proposal.ValidRound < -1
            || proposal.ValidRound >= proposal.Round
            || proposal.BlockHash != block.Hash)
        {
            return;
        }

        if (proposal.ValidatorIndex == _self
            && proposal.Round >= _round
            && _own.ProposalOf(proposal.Round) is null)
        {
            FallSilent();
        }

        _log.Claim(proposal.ValidatorIndex, proposal.Round);
        CatchUpWithRound();
        _log.Add(proposal, block, verdict);
        StartOnProposal(proposal, verdict);
    }

    private void OnTimeout(ConsensusTimeout timeout)
    {
        if (!IsRunning || timeout.Height != Height || timeout.Round != _round)
        {
            return;
        }

        switch (timeout.Kind)
        {
            case TimeoutKind.Propose:
                OnProposeTimeout();
                break;
            case TimeoutKind.Prevote:
                OnPrevoteTimeout();
                break;
            case TimeoutKind.Precommit:
                OnPrecommitTimeout();
                break;
        }
    }

    private bool IsOfPresentHeight(long height) =>
        height == Height && Height > 0 && CurrentStep != ConsensusStep.Decided;
}
