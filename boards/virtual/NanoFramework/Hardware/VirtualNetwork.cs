namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The board's way to the access point: up, or cut by the bench.</summary>
public sealed class VirtualNetwork
{
    private volatile bool _isUp = true;

    /// <summary>Raised on the thread that cut the network; whoever holds a connection loses it.</summary>
    public event Action? Lost;

    public bool IsUp => _isUp;

    public void Cut()
    {
        _isUp = false;
        Drop();
    }

    /// <summary>Breaks what is connected now.</summary>
    public void Drop() => Lost?.Invoke();

    public void Restore() => _isUp = true;
}
