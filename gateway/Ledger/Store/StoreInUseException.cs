namespace EdgeLedger.Ledger.Store;

/// <summary>Another gateway process holds the folder.</summary>
public sealed class StoreInUseException : StoreException
{
    public StoreInUseException()
    {
    }

    public StoreInUseException(string message)
        : base(message)
    {
    }

    public StoreInUseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
