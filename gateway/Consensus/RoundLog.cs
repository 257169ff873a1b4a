using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>What is known of one round of the present height.</summary>
internal sealed class RoundLog(ValidatorSet validators)
{
    /// <summary>The first proposal of the round's proposer; what lines 22 and 28 judge.</summary>
    public Proposal? Proposal { get; set; }

    /// <summary>False for a proposal that only this gateway has a reason to doubt (line 22).</summary>
    public bool ProposalIsUndoubted { get; set; }

    public VoteTally Prevotes { get; } = new(validators.Count, validators.Quorum);

    public VoteTally Precommits { get; } = new(validators.Count, validators.Quorum);

    /// <summary>Line 34, "for the first time".</summary>
    public bool PrevoteTimeoutStarted { get; set; }

    /// <summary>Line 36, "for the first time".</summary>
    public bool PolkaHandled { get; set; }

    /// <summary>Line 47, "for the first time".</summary>
    public bool PrecommitTimeoutStarted { get; set; }

    public VoteTally Votes(VoteType type) => type == VoteType.Prevote ? Prevotes : Precommits;
}
