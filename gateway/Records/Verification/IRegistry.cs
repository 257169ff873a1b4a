using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>Who may sign on a ledger, and how far each has come.</summary>
public interface IRegistry
{
    bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer);
}
