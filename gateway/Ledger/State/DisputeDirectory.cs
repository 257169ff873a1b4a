using System.Collections.Concurrent;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>The disputes of the committed state, decoded; any thread may ask.</summary>
public sealed class DisputeDirectory
{
    private readonly ConcurrentDictionary<Hash256, DisputeEntry> _entries = [];
    private readonly Dictionary<Address, SignerDisputes> _ofSigner = [];

    public DisputeDirectory(LedgerState state) => Apply(state.Entries);

    public int Count => _entries.Count;

    /// <summary>Open, admitted or rejected, by statement id.</summary>
    public IReadOnlyCollection<KeyValuePair<Hash256, DisputeEntry>> All => [.. _entries];

    public DisputeEntry? Find(Hash256 statement) => _entries.GetValueOrDefault(statement);

    /// <summary>Takes over what a block changed in the state.</summary>
    internal void Apply(IEnumerable<KeyValuePair<byte[], byte[]>> changes)
    {
        foreach (var (key, value) in changes)
        {
            if (!StateKeys.TryGetDispute(key, out var signer)) continue;
            var now = SignerDisputes.Decode(signer, value);
            if (_ofSigner.Remove(signer, out var before))
            {
                foreach (var dispute in before.All) _entries.TryRemove(dispute.Link.Id, out _);
            }

            foreach (var dispute in now.All) _entries[dispute.Link.Id] = dispute;
            if (now.All.Count > 0) _ofSigner[signer] = now;
        }
    }
}
