using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The ledger ends at <c>Height - 1</c>; the machine enters <c>Height</c> and idles there.</summary>
/// <param name="Height">Must be greater than every height entered before.</param>
/// <param name="Validators">The gateways whose votes count at this height.</param>
public sealed record HeightStarted(long Height, ValidatorSet Validators) : ConsensusEvent;
