namespace EdgeLedger.Simulator.Mutants;

/// <summary>Broken rules of blocks and of what is kept of them.</summary>
internal static class LedgerMutants
{
    private const string Executor = "gateway/Ledger/Execution/BlockExecutor.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("block no later than its parent", Executor,
            "            _ when header.UnixMs <= parent.UnixMs => BlockRefusal.TimeNotLater,\n", ""),
        new("parent's hash not checked", Executor,
            "            _ when header.Previous != parent.Hash => BlockRefusal.WrongParent,\n", ""),
        new("proposer need not be a gateway", Executor,
            "parent.Validators.IndexOf(header.Proposer) < 0 => BlockRefusal.UnknownProposer,",
            "header.Height < 0 => BlockRefusal.UnknownProposer,"),
        new("gateways in force not checked", Executor,
            "header.ValidatorsHash != parent.Validators.Hash => BlockRefusal.WrongValidators,",
            "header.Height < 0 => BlockRefusal.WrongValidators,"),
        new("chain id of a block not checked", Executor,
            "            _ when !header.Chain.Equals(genesis.Chain) => BlockRefusal.WrongChain,\n", ""),
        new("state root not checked", Executor,
            "if (result.State.Root != block.Header.StateRoot)",
            "if (result.State.Root != block.Header.StateRoot && block.Header.Height < 0)"),
        new("signatures in a proposed block not verified", Executor,
            "check = bad < 0 ? check :", "check = bad < int.MaxValue ? check :"),
        new("commit forgotten by the disk", "gateway/Ledger/RegionLedger.cs",
            "Write(() => _store.Append(block, certificate));", "_ = certificate;"),
        new("bucket of the state not hashed anew", "gateway/Ledger/State/HashTree.cs",
            "if (!above.ContainsKey(index / 2))", "if (index % 64 != 5 && !above.ContainsKey(index / 2))"),
    ];
}
