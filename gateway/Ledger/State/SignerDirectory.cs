using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.State;

/// <summary>
/// The committed signers, decoded and ready: threads that verify arriving statements read it freely.
/// </summary>
/// <remarks>
/// A statement verified while a block is being applied may see the signer as it was before or after it, never half
/// of it: entries are immutable and replaced whole.
/// </remarks>
public sealed class SignerDirectory : ISignerSource, IRegistry
{
    /// <summary>
    /// Ids kept a signer: a board has at most four statements outstanding, some sent again and again.
    /// </summary>
    private const int RecentLinks = 16;

    private readonly ConcurrentDictionary<Address, SignerEntry> _entries = [];
    private readonly ConcurrentDictionary<Address, Hash256[]> _recent = [];

    public SignerDirectory(LedgerState state)
    {
        foreach (var (key, value) in state.Entries)
        {
            if (StateKeys.TryGetSigner(key, out var address))
            {
                _entries[address] = SignerEntry.TryDecode(value, out var entry)
                    ? entry
                    : throw new StoreCorruptException($"The state of signer {address} cannot be read.");
            }
        }
    }

    public ICollection<SignerEntry> All => _entries.Values;

    public bool TryGet(Address address, [NotNullWhen(true)] out SignerEntry? entry) =>
        _entries.TryGetValue(address, out entry);

    public bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer)
    {
        signer = null;
        if (_entries.TryGetValue(address, out var entry))
        {
            var isRevoked = entry.Status == SignerStatus.Revoked;
            signer = new SignerRecord(entry.Key, entry.LastSeq, entry.LastId, isRevoked)
            {
                RecentIds = _recent.TryGetValue(address, out var ids) && ids[^1] == entry.LastId ? ids : [],
            };
        }

        return signer is not null;
    }

    /// <summary>Takes over what a final block did to the signers.</summary>
    public void Apply(SignerTable table, IEnumerable<AppliedEntry> entries)
    {
        foreach (var (address, entry) in table.Changed)
        {
            _entries[address] = entry;
        }

        Remember(entries.SelectMany(LinksOf));
    }

    /// <summary>
    /// Takes up the links of a block that the entries know already: boards send again what was outstanding when
    /// the gateway went down, and that is no replay.
    /// </summary>
    public void Recall(Block block) => Remember(block.Entries.SelectMany(LinksOf));

    private void Remember(IEnumerable<(Address Signer, Hash256 Id)> finalLinks)
    {
        foreach (var links in finalLinks.GroupBy(link => link.Signer, link => link.Id))
        {
            var before = _recent.TryGetValue(links.Key, out var ids) ? ids : [];
            _recent[links.Key] = [.. before.Concat(links).TakeLast(RecentLinks)];
        }
    }

    private static IEnumerable<(Address Signer, Hash256 Id)> LinksOf(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement when Statement.TryParse(entry.Bytes, out var statement) =>
            [(statement.Signer, statement.Id)],
        EntryKind.Quarantine when Quarantine.TryParse(entry.Bytes, out var quarantine) =>
            [(quarantine.Statement.Signer, quarantine.Statement.Id)],
        EntryKind.Transaction when Transaction.TryParse(entry.Bytes, out var transaction) =>
            transaction.Signatures.Select(link => (link.Signer, link.LinkId)),
        _ => [],
    };

    private static IEnumerable<(Address Signer, Hash256 Id)> LinksOf(AppliedEntry entry) => entry switch
    {
        { Statement: { } statement } => [(statement.Signer, statement.Id)],
        { Quarantined: { } statement } => [(statement.Signer, statement.Id)],
        { Transaction: { } transaction } => transaction.Signatures.Select(link => (link.Signer, link.LinkId)),
        _ => [],
    };
}
