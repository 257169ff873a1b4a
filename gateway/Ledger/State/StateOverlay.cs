using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>Changes on top of a committed state, to see where a block would lead without going there.</summary>
public sealed class StateOverlay(LedgerState parent) : IStateWriter
{
    private readonly Dictionary<byte[], byte[]> _changes = new(ByteKeyComparer.Instance);
    private TreeChange? _treeChange;

    /// <summary>The state root with the changes in it.</summary>
    public Hash256 Root => TreeChange.Root;

    internal IReadOnlyDictionary<byte[], byte[]> Changes => _changes;

    internal TreeChange TreeChange => _treeChange ??= parent.Plan(_changes);

    public byte[]? Find(ReadOnlySpan<byte> key) =>
        _changes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var value)
            ? value
            : parent.Find(key);

    public void Put(byte[] key, byte[] value)
    {
        _changes[key] = value;
        _treeChange = null;
    }
}
