namespace EdgeLedger.Ledger.Store;

/// <summary>The folder or its disk does not take writes: read-only, full, or no permission.</summary>
public sealed class StoreNotWritableException : StoreException
{
    public StoreNotWritableException()
    {
    }

    public StoreNotWritableException(string message)
        : base(message)
    {
    }

    public StoreNotWritableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
