using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The world round the board: simulated time, and the load that flows while it passes.</summary>
/// <remarks>
/// Time passes only in <see cref="Pause"/>, on the firmware's thread, so that a board that is busy lags behind
/// instead of missing samples. The lock lets the serial port ask for the truth from another thread.
/// </remarks>
public sealed class VirtualBench
{
    /// <summary>Real pause of a board whose replay has ended: it still listens for its heads.</summary>
    private const int EndedPauseMs = 10;

    private const int LongestSleepMs = 1000;

    private readonly Lock _gate = new();
    private readonly ClockAnchor _anchor;
    private readonly TimeProvider _time;
    private readonly PlayedLoad? _load;
    private readonly long _endUnixMs;
    private BenchPosition _position;
    private long _ceilingUnixMs;
    private volatile bool _isHeld;

    /// <param name="load">Null for a board without a metering front end.</param>
    public VirtualBench(ClockAnchor anchor, TimeProvider time, PlayedLoad? load, BenchPosition start)
    {
        _anchor = anchor;
        _time = time;
        _load = load;
        _endUnixMs = load?.EndUnixMs ?? long.MaxValue;
        _position = start;
    }

    public BenchPosition Position
    {
        get { lock (_gate) return _position; }
    }

    /// <summary>Simulated unix milliseconds.</summary>
    public long UnixMs => Position.UnixMs;

    /// <summary>Simulated time runs faster than real time; a busy board then lags behind its ceiling.</summary>
    public bool IsPlayed => _anchor.Speed > 1;

    public bool HasEnded => UnixMs >= _endUnixMs;

    /// <summary>Rows of the replay that have been played whole in this run.</summary>
    public long Rows => _load?.RowsBefore(UnixMs) ?? 0;

    /// <summary>Simulated time stands still until <see cref="Release"/>: nothing is measured, all else goes
    /// on.</summary>
    public void Hold() => _isHeld = true;

    public void Release() => _isHeld = false;

    /// <summary>Lets simulated time pass, waiting for real only where the board would outrun its
    /// ceiling.</summary>
    /// <remarks>
    /// A backlogged board makes simulated time wait, which is how a replay slows down to the ledger's speed. At
    /// speed 1 nothing can hold time: there the outbox must carry the backlog, as on a real board.
    /// </remarks>
    public void Pause(int milliseconds, bool backlogged)
    {
        if (backlogged && _anchor.Speed > 1)
        {
            Thread.Sleep(1);
            return;
        }

        long now = _position.UnixMs;
        long target = Math.Min(now + milliseconds, _endUnixMs);
        if (target <= now || _isHeld)
        {
            Thread.Sleep(Math.Clamp(milliseconds, 0, EndedPauseMs));
            return;
        }

        if (target > _ceilingUnixMs && !WaitForCeiling(target)) return;
        lock (_gate)
        {
            long energy = _load?.EnergyMilliwattMs(now, target) ?? 0;
            _position = new BenchPosition(target, _position.TrueMilliwattMs + energy);
        }
    }

    /// <summary>What the front end shows now; false on a board without one.</summary>
    public bool TryMeasure(out Measurement measurement)
    {
        if (_load is null)
        {
            measurement = default;
            return false;
        }

        lock (_gate) _load.Measure(_position.UnixMs, out measurement);
        return true;
    }

    private bool WaitForCeiling(long target)
    {
        while ((_ceilingUnixMs = _anchor.At(_time.GetUtcNow())) < target)
        {
            if (_isHeld) return false;
            double realMs = Math.Ceiling((target - _ceilingUnixMs) / _anchor.Speed);
            Thread.Sleep((int)Math.Clamp(realMs, 1, LongestSleepMs));
        }

        return true;
    }
}
