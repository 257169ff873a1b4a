namespace EdgeLedger.Ledger.Store;

/// <summary>The folder holds the ledger of another genesis.</summary>
public sealed class GenesisMismatchException : StoreException
{
    public GenesisMismatchException()
    {
    }

    public GenesisMismatchException(string message)
        : base(message)
    {
    }

    public GenesisMismatchException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
