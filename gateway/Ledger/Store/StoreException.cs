namespace EdgeLedger.Ledger.Store;

/// <summary>The data folder cannot be used; the message is one sentence for the operator.</summary>
public class StoreException : Exception
{
    public StoreException()
    {
    }

    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
