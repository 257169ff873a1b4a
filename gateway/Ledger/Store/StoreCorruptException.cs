namespace EdgeLedger.Ledger.Store;

/// <summary>What the store holds contradicts itself: a gateway must stop, never go on.</summary>
public sealed class StoreCorruptException : StoreException
{
    public StoreCorruptException()
    {
    }

    public StoreCorruptException(string message)
        : base(message)
    {
    }

    public StoreCorruptException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
