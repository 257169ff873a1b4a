using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.State;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger;

/// <summary>
/// Feeds the read model, and every so many blocks keeps a copy of the state so that a restart is short.
/// </summary>
internal sealed class StateKeeper(LedgerReadModel readModel) : IDisposable
{
    private const int BlocksBetweenCopies = 256;

    private readonly Dictionary<byte[], byte[]> _changes = new(ByteKeyComparer.Instance);

    public LedgerReadModel ReadModel => readModel;

    /// <summary>Notes changes that the kept copy of the state lacks.</summary>
    public void Note(IEnumerable<KeyValuePair<byte[], byte[]>> changes)
    {
        foreach (var (key, value) in changes)
        {
            _changes[key] = value;
        }
    }

    public void Add(Block block, BlockExecution execution)
    {
        Note(execution.State.Changes);
        readModel.Take(block, execution.Applied);
        if (block.Header.Height == readModel.Height
            && readModel.Height - readModel.StateHeight >= BlocksBetweenCopies)
        {
            Keep();
        }
    }

    public void Dispose()
    {
        Keep();
        readModel.Dispose();
    }

    /// <summary>Closes the read model without keeping a copy: its disk has failed, or the ledger's.</summary>
    public void Abandon() => readModel.Abandon();

    private void Keep()
    {
        if (readModel.StateHeight < readModel.Height)
        {
            readModel.KeepState(_changes);
            _changes.Clear();
        }
    }
}
