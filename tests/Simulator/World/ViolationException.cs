namespace EdgeLedger.Simulator.World;

/// <summary>The region has broken a promise; the message says which.</summary>
internal sealed class ViolationException : Exception
{
    public ViolationException()
    {
    }

    public ViolationException(string message)
        : base(message)
    {
    }

    public ViolationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Breaks the run off unless the promise holds.</summary>
    public static void Unless(bool holds, string promise)
    {
        if (!holds) throw new ViolationException(promise);
    }
}
