using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>A block that has just become part of the ledger, and what it did.</summary>
/// <param name="Applied">One for each entry, in the block's order.</param>
/// <param name="Signers">Those whose chains it moved on, as they are now; heads are made of them.</param>
public sealed record CommittedBlock(
    Block Block,
    Certificate Certificate,
    IReadOnlyList<AppliedEntry> Applied,
    IReadOnlyDictionary<Address, SignerEntry> Signers);
