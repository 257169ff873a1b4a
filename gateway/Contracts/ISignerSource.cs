using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>The signers of a ledger state, decoded.</summary>
public interface ISignerSource
{
    bool TryGet(Address address, [NotNullWhen(true)] out SignerEntry? entry);
}
