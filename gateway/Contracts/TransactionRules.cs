using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>What every transaction must be, and which rules it goes by.</summary>
internal sealed class TransactionRules(Genesis genesis)
{
    private readonly RegistryRules _registry = new(genesis);

    public EntryRefusal Apply(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (bytes.Length > Statement.MaxBytes)
        {
            return EntryRefusal.TooLarge;
        }

        if (!Transaction.TryParse(bytes, out var transaction))
        {
            return EntryRefusal.Malformed;
        }

        if (!transaction.Chain.Equals(genesis.Chain))
        {
            return EntryRefusal.WrongChain;
        }

        return transaction.ContentType switch
        {
            ContentType.Registry => _registry.Apply(transaction, scope, out applied),
            ContentType.ValidatorChange => ValidatorRules.Apply(transaction, scope, out applied),
            _ => EntryRefusal.ContentNotAllowed,
        };
    }
}
