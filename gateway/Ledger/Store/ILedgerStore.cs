using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// The durable part of a gateway: blocks with their certificates, and its own votes. Two implementations: SQLite,
/// and the simulator's disk.
/// </summary>
/// <remarks>What a method wrote is durable when it returns; any thread may call.</remarks>
public interface ILedgerStore : IHeldBlocks, IDisposable
{
    /// <summary>Whether this gateway may vote: see <see cref="AllowVoting"/>.</summary>
    bool IsVotingAllowed { get; }

    /// <summary>Makes a block durable as the next one.</summary>
    void Append(Block block, Certificate certificate);

    /// <summary>Makes a state durable that stands for the blocks before the first; only where there is none yet.</summary>
    void Begin(StateSnapshot snapshot);

    /// <summary>Makes consecutive blocks durable, all of them or none.</summary>
    void AppendAll(IReadOnlyList<StoredBlock> blocks);

    /// <summary>
    /// Replaces the consensus state; durable when this returns, so that the votes in it may be sent.
    /// </summary>
    void SaveConsensus(ReadOnlySpan<byte> state);

    /// <returns>What was saved last; null if nothing ever was.</returns>
    /// <exception cref="StoreCorruptException">It is damaged: this gateway must not vote.</exception>
    byte[]? LoadConsensus();

    /// <summary>
    /// Records for good that this gateway may vote: first start with a token, or synced past its old votes.
    /// </summary>
    void AllowVoting();
}
