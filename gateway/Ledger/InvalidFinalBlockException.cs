namespace EdgeLedger.Ledger;

/// <summary>
/// A block with a quorum behind it is not valid here: more than f gateways are faulty, or this one is. It must
/// stop.
/// </summary>
public sealed class InvalidFinalBlockException : Exception
{
    public InvalidFinalBlockException()
    {
    }

    public InvalidFinalBlockException(string message)
        : base(message)
    {
    }

    public InvalidFinalBlockException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
