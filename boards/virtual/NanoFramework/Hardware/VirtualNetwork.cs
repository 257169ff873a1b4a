namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The board's way to the access point: up, or cut by the bench.</summary>
public sealed class VirtualNetwork
{
    private readonly Lock _gate = new();
    private bool _hasTime;

    /// <summary>Raised on the thread that cut the network; whoever holds a connection loses it.</summary>
    public event Action? Lost;

    public bool IsUp { get; private set; } = true;

    /// <summary>Whether the date is known: from the first moment at which an SNTP server could be reached.</summary>
    public bool HasTime
    {
        get { lock (_gate) return _hasTime |= IsUp; }
    }

    public void Cut()
    {
        lock (_gate) IsUp = false;
        Drop();
    }

    /// <summary>Breaks what is connected now.</summary>
    public void Drop() => Lost?.Invoke();

    public void Restore()
    {
        lock (_gate) IsUp = true;
    }
}
