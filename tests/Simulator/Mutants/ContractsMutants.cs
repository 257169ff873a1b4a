namespace EdgeLedger.Simulator.Mutants;

/// <summary>Broken rules of what may stand in a block.</summary>
internal static class ContractsMutants
{
    private const string Order = "gateway/Contracts/ChainOrder.cs";
    private const string Statements = "gateway/Contracts/StatementRules.cs";
    private const string Registry = "gateway/Contracts/RegistryRules.cs";
    private const string Ballots = "gateway/Contracts/BallotRules.cs";
    private const string Signers = "gateway/Contracts/SignerTable.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("statement final twice", Order, "return EntryRefusal.Replayed;", "return EntryRefusal.None;"),
        new("prev not checked", Order, "return prev.Equals(signer.LastId) ? EntryRefusal.None",
            "return seq > 0 ? EntryRefusal.None"),
        new("gap in a chain allowed", Order, "if (seq > signer.LastSeq + 1)", "if (seq > signer.LastSeq + 2)"),
        new("revoked device heard", Statements, "if (signer.Status == SignerStatus.Revoked)",
            "if (signer.LastSeq < 0)"),
        new("reading of the future taken", Statements,
            "unixSeconds > (block.UnixMs / 1000) + genesis.Limits.FutureToleranceSeconds", "unixSeconds < 0"),
        new("chain id of a statement not checked", Statements, "if (!statement.Chain.Equals(genesis.Chain))",
            "if (statement.Seq < 0)"),
        new("dispute opened about a place that is taken", Ballots, "if (link.Seq != disputes.Seq) return null;",
            "if (link.Seq > disputes.Seq) return null;"),
        new("settled dispute stays in the state", Signers, "SignerDisputes.Settle(state, address, entry);",
            "_ = address;"),
        new("one registrar is enough", Registry, "if (registrars < genesis.RegistrarQuorum)",
            "if (registrars < 1)"),
        new("device need not sign its enrolment", Registry, "if (!deviceSigned)",
            "if (!deviceSigned && registrars > 64)"),
        new("dispute on f rejections", "gateway/Contracts/BallotRules.cs",
            "> gateways.Faulty", ">= gateways.Faulty"),
        new("change signed by one gateway too few", "gateway/Contracts/ValidatorRules.cs",
            "< Quorum.Of(voters)", "< Quorum.Of(voters) - 1"),
        new("change in force a height early", "gateway/Contracts/ValidatorSchedule.cs",
            "height >= NextHeight", "height >= NextHeight - 1"),
        new("evidence again and again", "gateway/Contracts/EvidenceRules.cs",
            "evidence.Height <= record.OffenceHeight || scope", "scope"),
    ];
}
