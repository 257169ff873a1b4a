using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>An entry that a new block could not take; None means that the block was full.</summary>
public readonly record struct SkippedEntry(BlockEntry Entry, EntryRefusal Refusal);
