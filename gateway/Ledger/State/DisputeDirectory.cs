using System.Collections.Concurrent;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>The disputes of the committed state that still hold up a statement, decoded; any thread may ask.</summary>
/// <remarks>What is quarantined stays in the state for ever and leaves this directory: nobody waits for it.</remarks>
public sealed class DisputeDirectory
{
    private readonly ConcurrentDictionary<Hash256, DisputeEntry> _entries = [];

    public DisputeDirectory(LedgerState state) => Apply(state.Entries, []);

    public int Count => _entries.Count;

    /// <summary>Open, admitted or rejected, by statement id.</summary>
    public IReadOnlyCollection<KeyValuePair<Hash256, DisputeEntry>> All => [.. _entries];

    public DisputeEntry? Find(Hash256 statement) => _entries.GetValueOrDefault(statement);

    /// <summary>Takes over what a block changed in the state, and which statements it made final.</summary>
    internal void Apply(IEnumerable<KeyValuePair<byte[], byte[]>> changes, IReadOnlyList<AppliedEntry> applied)
    {
        foreach (var (key, value) in changes)
        {
            if (!StateKeys.TryGetDispute(key, out var statement)) continue;
            var dispute = DisputeEntry.Decode(value);
            if (dispute.Status == DisputeStatus.Quarantined) _entries.TryRemove(statement, out _);
            else _entries[statement] = dispute;
        }

        if (_entries.IsEmpty) return;
        foreach (var entry in applied)
        {
            if (entry.Statement is { } final) _entries.TryRemove(final.Id, out _);
        }
    }
}
