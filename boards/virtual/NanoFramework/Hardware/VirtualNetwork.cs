namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The board's way to the access point: up, or cut by the bench.</summary>
public sealed class VirtualNetwork
{
    private volatile bool _isUp = true;
    private volatile bool _hasTime;

    /// <summary>Raised on the thread that cut the network; whoever holds a connection loses it.</summary>
    public event Action? Lost;

    public bool IsUp => _isUp;

    /// <summary>Whether the date is known: from the first moment at which an SNTP server could be
    /// reached.</summary>
    public bool HasTime
    {
        get
        {
            if (!_hasTime && _isUp) _hasTime = true;
            return _hasTime;
        }
    }

    public void Cut()
    {
        _isUp = false;
        Drop();
    }

    /// <summary>Breaks what is connected now.</summary>
    public void Drop() => Lost?.Invoke();

    public void Restore() => _isUp = true;
}
