using EdgeLedger.Ledger.Store;

namespace EdgeLedger.Ledger.Repair;

/// <summary>
/// Another gateway's ledger to repair from; nothing that it says is believed. Two implementations: a data folder,
/// and a running gateway's HTTP API.
/// </summary>
public interface IBlockPeer : IDisposable
{
    /// <summary>What the operator called it.</summary>
    string Name { get; }

    /// <summary>Height that it claims; 0 if it cannot be asked.</summary>
    long Height { get; }

    /// <summary>First block that it holds with all entries, as it claims.</summary>
    long FirstHeld { get; }

    /// <returns>Null where it does not hold the block, or answers with something else.</returns>
    StoredBlock? TryGetBlock(long height);
}
