using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>The signers while one block is carried out: changes stay here until <see cref="Flush"/>.</summary>
/// <remarks>
/// A signer with forty statements in a block is decoded and encoded once, not forty times; and a block that turns
/// out invalid leaves nothing behind.
/// </remarks>
public sealed class SignerTable(ISignerSource parent) : ISignerSource
{
    private readonly Dictionary<Address, SignerEntry> _changed = [];

    public IReadOnlyDictionary<Address, SignerEntry> Changed => _changed;

    public bool TryGet(Address address, [NotNullWhen(true)] out SignerEntry? entry) =>
        _changed.TryGetValue(address, out entry) || parent.TryGet(address, out entry);

    public void Put(Address address, SignerEntry entry) => _changed[address] = entry;

    public void Flush(IStateWriter state)
    {
        foreach (var (address, entry) in _changed)
        {
            state.Put(StateKeys.Signer(address), entry.Encode());
            SignerDisputes.Settle(state, address, entry);
        }
    }
}
