using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>The measuring side of the board's metering part: what flows through it, what it has counted, and what
/// is wrong with it.</summary>
/// <remarks>
/// It counts what has truly flowed, without noise. Its counters go on over a restart of the board, which has a
/// supply of its own; a part whose supply fails counts nothing meanwhile.
/// </remarks>
public sealed class MeteringCircuit
{
    private readonly VirtualBench _bench;
    private volatile bool _isUnpowered;
    private volatile bool _isReversed;
    private volatile bool _isNoisy;
    private int _supplyFailures;

    public MeteringCircuit(VirtualBench bench)
    {
        _bench = bench;
        ImportMilliwattMs = bench.Position.TrueMilliwattMs;
        bench.Flowed += Count;
    }

    /// <summary>So much energy has been counted, mW ms, in either direction.</summary>
    public event Action<long>? Counted;

    /// <summary>Counted since the load began, mW ms.</summary>
    public long ImportMilliwattMs { get; private set; }

    public long ExportMilliwattMs { get; private set; }

    /// <summary>False while the wires between part and board are cut; the part measures on.</summary>
    public bool IsPlugged
    {
        get => _bench.IsPlugged;
        set => _bench.IsPlugged = value;
    }

    /// <summary>False while the part itself has no supply: it counts nothing, and forgets what it keeps in
    /// registers.</summary>
    public bool IsPowered
    {
        get => !_isUnpowered;
        set
        {
            if (!value && !_isUnpowered) Interlocked.Increment(ref _supplyFailures);
            _isUnpowered = !value;
        }
    }

    /// <summary>The current transformer is clipped on the wrong way round.</summary>
    public bool IsReversed
    {
        get => _isReversed;
        set => _isReversed = value;
    }

    /// <summary>Every answer is damaged on its way.</summary>
    public bool IsNoisy
    {
        get => _isNoisy;
        set => _isNoisy = value;
    }

    public int SupplyFailures => Volatile.Read(ref _supplyFailures);

    /// <summary>Whether anything that the part says can reach the board.</summary>
    public bool IsHeard => IsPlugged && IsPowered;

    public long UnixMs => _bench.UnixMs;

    /// <summary>What flows, exactly; nothing on a board without a load.</summary>
    public Measurement Measure()
    {
        _bench.MeasureTruth(out var truth);
        return Directed(truth);
    }

    /// <summary>The same through a part with errors of its own.</summary>
    /// <returns>False when the part is not heard.</returns>
    public bool TryMeasureWithErrors(out Measurement measurement)
    {
        bool isMeasured = _bench.TryMeasure(out measurement) && IsPowered;
        measurement = Directed(measurement);
        return isMeasured;
    }

    private Measurement Directed(in Measurement measurement) => !_isReversed ? measurement : measurement with
    {
        PowerMilliwatts = -measurement.PowerMilliwatts, CurrentMilliamps = -measurement.CurrentMilliamps,
    };

    private void Count(long milliwattMs)
    {
        if (_isUnpowered) return;
        if (_isReversed) ExportMilliwattMs += milliwattMs;
        else ImportMilliwattMs += milliwattMs;
        Counted?.Invoke(milliwattMs);
    }
}
