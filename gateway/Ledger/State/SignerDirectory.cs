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

    private readonly ConcurrentDictionary<Address, Signer> _signers = [];

    public SignerDirectory(LedgerState state) => Load(state);

    public ICollection<SignerEntry> All => [.. _signers.Values.Select(signer => signer.Entry)];

    /// <summary>Takes up every signer of a state; what was known of them before goes.</summary>
    internal void Load(LedgerState state)
    {
        foreach (var (key, value) in state.Entries)
        {
            if (StateKeys.TryGetSigner(key, out var address))
            {
                _signers[address] = SignerEntry.TryDecode(value, out var entry)
                    ? Signer.Of(entry, [])
                    : throw new StoreCorruptException($"The state of signer {address} cannot be read.");
            }
        }
    }

    public bool TryGet(Address address, [NotNullWhen(true)] out SignerEntry? entry)
    {
        entry = _signers.TryGetValue(address, out var signer) ? signer.Entry : null;
        return entry is not null;
    }

    public bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer)
    {
        signer = _signers.TryGetValue(address, out var known) ? known.Record : null;
        return signer is not null;
    }

    /// <summary>Takes over what a final block did to the signers.</summary>
    public void Apply(SignerTable table, IEnumerable<AppliedEntry> entries)
    {
        var links = new Dictionary<Address, List<Hash256>>();
        foreach (var entry in entries)
        {
            if ((entry.Statement ?? entry.Quarantined) is { } statement)
            {
                Note(links, statement.Signer, statement.Id);
            }

            foreach (var link in entry.Transaction?.Signatures ?? []) Note(links, link.Signer, link.LinkId);
        }

        foreach (var (address, entry) in table.Changed)
        {
            _signers[address] = Signer.Of(entry, Newest(RecentOf(address), links.GetValueOrDefault(address)));
        }
    }

    /// <summary>
    /// Takes up the links of a block that the entries know already: boards send again what was outstanding when
    /// the gateway went down, and that is no replay.
    /// </summary>
    public void Recall(Block block)
    {
        foreach (var links in block.Entries.SelectMany(LinksOf).GroupBy(link => link.Signer, link => link.Id))
        {
            if (!_signers.TryGetValue(links.Key, out var signer)) continue;
            _signers[links.Key] = Signer.Of(signer.Entry, Newest(signer.Recent, [.. links]));
        }
    }

    private Hash256[] RecentOf(Address address) =>
        _signers.TryGetValue(address, out var signer) ? signer.Recent : [];

    private static void Note(Dictionary<Address, List<Hash256>> links, Address signer, Hash256 id)
    {
        if (!links.TryGetValue(signer, out var ids)) links[signer] = ids = [];
        ids.Add(id);
    }

    private static Hash256[] Newest(Hash256[] before, List<Hash256>? added)
    {
        if (added is null) return before;
        int kept = Math.Min(before.Length, Math.Max(0, RecentLinks - added.Count));
        return [.. before.AsSpan(before.Length - kept), .. added.TakeLast(RecentLinks)];
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

    // What the verifying threads ask for, made once a block and not once a statement.
    private sealed record Signer(SignerEntry Entry, SignerRecord Record, Hash256[] Recent)
    {
        public static Signer Of(SignerEntry entry, Hash256[] recent)
        {
            bool isRevoked = entry.Status == SignerStatus.Revoked;
            var known = recent.Length > 0 && recent[^1] == entry.LastId ? recent : [];
            var record = new SignerRecord(entry.Key, entry.LastSeq, entry.LastId, isRevoked) { RecentIds = known };
            return new Signer(entry, record, recent);
        }
    }
}
