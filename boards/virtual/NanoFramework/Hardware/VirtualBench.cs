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
    private volatile bool _isUnplugged;
    private long _passedMs;

    /// <param name="load">Null for a board without a metering front end.</param>
    public VirtualBench(ClockAnchor anchor, TimeProvider time, PlayedLoad? load, BenchPosition start)
    {
        _anchor = anchor;
        _time = time;
        _load = load;
        _endUnixMs = load?.EndUnixMs ?? long.MaxValue;
        _position = start;
    }

    /// <summary>So much has truly flowed, mW ms; raised on the firmware's thread.</summary>
    public event Action<long>? Flowed;

    /// <summary>A backlogged board makes simulated time wait, where that is faster than real time.</summary>
    /// <remarks>Not where the board's uptime is simulated too: what it waits for would never come.</remarks>
    public bool WaitsForBacklog { get; init; } = true;

    /// <summary>False while the wires of the front end hang in the air: it does not answer.</summary>
    public bool IsPlugged
    {
        get => !_isUnplugged;
        set => _isUnplugged = !value;
    }

    /// <summary>Milliseconds that have passed in pauses: of simulated time, or of real time while that stood
    /// still.</summary>
    public long PassedMs => Interlocked.Read(ref _passedMs);

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
        if (backlogged && WaitsForBacklog && _anchor.Speed > 1)
        {
            StandStill(1);
            return;
        }

        long now = _position.UnixMs;
        long target = Math.Min(now + milliseconds, _endUnixMs);
        if (target <= now || _isHeld)
        {
            StandStill(Math.Clamp(milliseconds, 0, EndedPauseMs));
            return;
        }

        if (target > _ceilingUnixMs && !WaitForCeiling(target)) return;
        Interlocked.Add(ref _passedMs, target - now);
        long energy;
        lock (_gate)
        {
            energy = _load?.EnergyMilliwattMs(now, target) ?? 0;
            _position = new BenchPosition(target, _position.TrueMilliwattMs + energy);
        }

        Flowed?.Invoke(energy);
    }

    /// <summary>What the front end shows now; false on a board without one, or while it is unplugged.</summary>
    public bool TryMeasure(out Measurement measurement)
    {
        if (_load is null || _isUnplugged)
        {
            measurement = default;
            return false;
        }

        lock (_gate) _load.Measure(_position.UnixMs, out measurement);
        return true;
    }

    /// <summary>What truly flows now: the power without errors; nothing on a board without a load.</summary>
    public void MeasureTruth(out Measurement truth)
    {
        truth = default;
        lock (_gate) _load?.MeasureTruth(_position.UnixMs, out truth);
    }

    private void StandStill(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        Interlocked.Add(ref _passedMs, milliseconds);
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
