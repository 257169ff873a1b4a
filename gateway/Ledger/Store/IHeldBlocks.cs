using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>The blocks of a ledger: all of them, or those after a certified state that stands for the rest.</summary>
public interface IHeldBlocks
{
    /// <summary>Height of the newest block; 0 before the first.</summary>
    long Height { get; }

    /// <summary>The block up to which the state stands for the blocks; null where they are all held.</summary>
    Checkpoint? Base => null;

    /// <returns>Null where there is no such block (yet), or none is held any more.</returns>
    StoredBlock? GetBlock(long height);

    /// <returns>What is left of a block up to <see cref="Base"/>; null if nothing is.</returns>
    PrunedBlock? GetPruned(long height) => null;

    /// <returns>The state after <see cref="Base"/>; null where there is none.</returns>
    /// <exception cref="StoreCorruptException">It does not have the root that its block certifies.</exception>
    StateSnapshot? LoadBase() => null;
}
