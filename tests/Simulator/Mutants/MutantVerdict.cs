namespace EdgeLedger.Simulator.Mutants;

/// <summary>What the simulator made of a mutant.</summary>
/// <param name="Seeds">How many it took to notice; null if none of them did.</param>
internal sealed record MutantVerdict(long? Seeds, string? Violation);
