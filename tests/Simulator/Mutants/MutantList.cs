namespace EdgeLedger.Simulator.Mutants;

/// <summary>Every rule that is broken on purpose.</summary>
internal static class MutantList
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. ConsensusMutants.All, .. LedgerMutants.All, .. RecordsMutants.All, .. ContractsMutants.All,
        .. NodeMutants.All,
    ];
}
