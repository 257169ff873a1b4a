namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>The supply has failed in the middle of a file operation: the firmware's memory is gone.</summary>
public sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("the power was cut")
    {
    }
}
