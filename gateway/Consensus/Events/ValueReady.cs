using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>The driver's answer to <see cref="RequestValue"/>; too late for its round, it is ignored.</summary>
/// <param name="Height">As in the request.</param>
/// <param name="Round">As in the request.</param>
/// <param name="Block">A valid, timely block on top of the ledger, proposed by this gateway.</param>
public sealed record ValueReady(long Height, int Round, Block Block) : ConsensusEvent;
