namespace EdgeLedger.Simulator.World;

/// <summary>The process dies here, between two effects: nothing after this line happens.</summary>
internal sealed class ProcessKilledException : Exception
{
    public ProcessKilledException()
    {
    }

    public ProcessKilledException(string message)
        : base(message)
    {
    }

    public ProcessKilledException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
