namespace EdgeLedger.Simulator.Mutants;

/// <summary>Broken rules of Algorithm 1.</summary>
internal static class ConsensusMutants
{
    private const string Folder = "gateway/Consensus/";
    private const string Memory = Folder + "ConsensusMachine.Memory.cs";
    private const string Prevotes = Folder + "ConsensusMachine.Prevotes.cs";
    private const string Precommits = Folder + "ConsensusMachine.Precommits.cs";
    private const string Tally = Folder + "VoteTally.cs";
    private const string Rounds = Folder + "ConsensusMachine.Rounds.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("lock forgotten", Precommits, "_locks.Lock(hash, _round);", ""),
        new("lock forgotten over a restart", Memory,
            "if (saved.LockedHash is { } locked)", "if (saved.LockedHash is { } locked && saved.Round < 0)"),
        new("own votes forgotten over a restart", Memory,
            "            _own.Restore(vote);\n", ""),
        new("vote sent without being saved", Memory,
            "        SaveBeforeWhatFollows();\n        _effects.Add(new BroadcastVote(vote));",
            "        _effects.Add(new BroadcastVote(vote));"),
        new("locked gateway prevotes any new block (22)", Prevotes,
            "? _locks.LockedHash == proposal.BlockHash", "? known.IsValid"),
        new("polka of a repeated proposal not asked for (28)", Prevotes,
            "|| !HasPolka(proposal.ValidRound, proposal.BlockHash))", ")"),
        new("lock ignored by a repeated proposal (29)", Prevotes,
            "&& (_locks.LockedRound <= proposal.ValidRound || _locks.LockedHash == proposal.BlockHash);", ";"),
        new("invalid block prevoted (22)", Prevotes,
            ": known.IsValid && round.ProposalIsUndoubted;", ": known.Block.Header.Height > 0;"),
        new("valid value ignored (16)", Rounds,
            "else if (_locks.ValidBlock is { } valid)",
            "else if (_locks.ValidBlock is { } valid && _round > 1000)"),
        new("round catch-up on f messages (55)", Folder + "FutureVotes.cs",
            "descending[Quorum.Faulty(validators.Count)]",
            "descending[Math.Max(0, Quorum.Faulty(validators.Count) - 1)]"),
        new("no round catch-up (55)", Rounds, "if (claimed <= _round)", "if (claimed <= _round || _round >= 0)"),
        new("prevote timer without effect (61)", Precommits,
            "    private void OnPrevoteTimeout()\n    {\n        if (CurrentStep == ConsensusStep.Prevote)",
            "    private void OnPrevoteTimeout()\n    {\n        if (CurrentStep == ConsensusStep.Idle)"),
        new("timers never grow", Folder + "ConsensusTimeouts.cs", "first + ((long)StepMs * round)", "first"),
        new("timers without a cap", Folder + "ConsensusTimeouts.cs",
            "Math.Min(CapMs, first + ((long)StepMs * round))", "first + ((long)StepMs * round)"),
        new("equivocation not reported", Folder + "ConsensusMachine.cs",
            "if (contradicted is not null && _reported.Add(vote.ValidatorIndex))",
            "if (contradicted is not null && _reported.Add(vote.ValidatorIndex) && vote.Round > 1000)"),
        new("decision on prevotes (49)", Folder + "ConsensusMachine.Decisions.cs",
            "round.Precommits.QuorumBlock is { } hash", "round.Prevotes.QuorumBlock is { } hash"),
        new("nothing outstanding after the first round", Folder + "ConsensusMachine.Resending.cs",
            "if (Height == 0 || _round < 0)", "if (Height == 0 || _round != 0)"),
        new("equivocator counted twice", Tally,
            "if (first.BlockHash == vote.BlockHash)\n        {",
            "if (first.BlockHash == vote.BlockHash)\n        {\n            Count(vote);"),
        new("second votes never counted", Tally,
            "if (!holdsBlock || vote.BlockHash is null || Holds(vote))", "if (holdsBlock || !holdsBlock)"),
        new("every second vote counted", Tally,
            "if (!holdsBlock || vote.BlockHash is null || Holds(vote))", "if (vote.BlockHash is null)"),
        new("precommit timer waits for one vote too many (47)", Tally, "Voters >= quorum", "Voters > quorum"),
        new("f + 1 prevotes are a polka (28)", Prevotes, ">= _validators.Quorum", "> _validators.Faulty"),
        new("lock opened by any later proposal (29)", Prevotes,
            "_locks.LockedRound <= proposal.ValidRound", "_locks.LockedRound <= proposal.Round"),
        new("timer of another round counts", Folder + "ConsensusMachine.cs",
            "timeout.Height != Height || timeout.Round != _round", "timeout.Height != Height"),
        new("own votes forgotten after a round", Folder + "OwnMessages.cs",
            "slot.Round <= round - MessageLog.PastRounds", "slot.Round <= round - 1"),
    ];
}
