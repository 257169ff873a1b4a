namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>What SNTP tells the board: the simulated time, a wrong one, or nothing.</summary>
/// <remarks>
/// The board asks without pause, so that a new answer counts at once. What it was told last it keeps: a server that
/// falls silent leaves the date as it is, and only a restart forgets it.
/// </remarks>
public sealed class VirtualTimeServer(VirtualNetwork network)
{
    private volatile bool _isSilent;
    private volatile bool _hasAnswered;
    private long _offsetMs;
    private long _toldOffsetMs;

    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>How far the server's answers lie ahead of simulated time.</summary>
    public long OffsetMs
    {
        get => Interlocked.Read(ref _offsetMs);
        set => Interlocked.Exchange(ref _offsetMs, value);
    }

    /// <summary>How far the board's own date lies ahead of simulated time, as it was told last.</summary>
    public long ToldOffsetMs => HasTime ? Interlocked.Read(ref _toldOffsetMs) : 0;

    /// <summary>Whether the date is known: from the first moment at which the server could be reached and
    /// answered.</summary>
    public bool HasTime
    {
        get
        {
            if (network.IsUp && !_isSilent)
            {
                Interlocked.Exchange(ref _toldOffsetMs, OffsetMs);
                _hasAnswered = true;
            }

            return _hasAnswered;
        }
    }

    /// <summary>A restart: the board has no clock that runs on.</summary>
    public void Forget() => _hasAnswered = false;
}
