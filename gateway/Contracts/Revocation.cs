using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>Ends the taking of a device's statements from this place in the block on.</summary>
/// <param name="Reason">A number of the registrars' own choice; the ledger only keeps it.</param>
public sealed record Revocation(Address Device, uint Reason) : RegistryOperation;
