using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Running;

/// <summary>What became of a seed.</summary>
/// <param name="Violation">The promise that was broken; null if none was.</param>
/// <param name="Digest">Equal for equal runs.</param>
/// <param name="Lines">The trace, if it was asked for.</param>
internal sealed record SeedResult(
    ulong Seed, Scenario Scenario, string? Violation, ulong Digest, long Blocks, long Events,
    IReadOnlyList<string> Lines);
