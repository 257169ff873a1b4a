using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The block is final. Commit it with its certificate, then start the next height.</summary>
/// <remarks>
/// The block counted as valid when it arrived; a commit that fails all the same is a broken invariant, and the
/// gateway must stop.
/// </remarks>
public sealed record Decide(Block Block, Certificate Certificate) : ConsensusEffect;
