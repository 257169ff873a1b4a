using EdgeLedger.Contracts;
using EdgeLedger.Ledger.State;

namespace EdgeLedger.Ledger.Execution;

/// <summary>A block carried out on top of its parent, with nothing made permanent yet.</summary>
/// <param name="Applied">One for each entry of the block, in its order.</param>
public sealed record BlockExecution(
    StateOverlay State, SignerTable Signers, IReadOnlyList<AppliedEntry> Applied);
