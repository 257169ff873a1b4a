using EdgeLedger.Contracts;
using EdgeLedger.Ledger.State;

namespace EdgeLedger.Ledger.Execution;

/// <summary>What one entry would change, until its signatures have been verified.</summary>
internal sealed class TrialState(IStateWriter parent) : IStateWriter
{
    private readonly Dictionary<byte[], byte[]> _changes = new(ByteKeyComparer.Instance);

    public byte[]? Find(ReadOnlySpan<byte> key) =>
        _changes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var value) ? value : parent.Find(key);

    public void Put(byte[] key, byte[] value) => _changes[key] = value;

    public void Flush()
    {
        foreach (var (key, value) in _changes)
        {
            parent.Put(key, value);
        }
    }
}
