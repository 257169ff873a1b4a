namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>How a virtual board is put together.</summary>
public sealed class VirtualHardwareOptions
{
    /// <summary>Becomes <c>I:\</c>; created if missing.</summary>
    public required string FlashFolder { get; init; }

    /// <summary>State of the simulated world; created if missing.</summary>
    public required string BenchFile { get; init; }

    /// <summary>Names of the files in which the firmware keeps what it has measured; <c>*</c> stands for
    /// anything.</summary>
    /// <remarks>
    /// A killed board goes on at its last write to one of these: what it had measured since is played again, since
    /// it has forgotten it. When every file counts, up to one period is lost at a kill.
    /// </remarks>
    public IReadOnlyList<string> MeasurementFiles { get; init; } = ["*"];

    /// <summary>Decides the household, the shape of replayed rows, noise and spikes.</summary>
    public ulong Seed { get; init; }

    public ClockAnchor Clock { get; init; } = ClockAnchor.RealTime;

    /// <summary>Uptime runs as simulated time does, and with it everything that the firmware waits for.</summary>
    /// <remarks>
    /// Else it is real, whatever the speed: a gateway that is real answers in real time.
    /// </remarks>
    public bool IsUptimeSimulated { get; init; }

    /// <summary>False for a board that measures nothing: no load is played then.</summary>
    public bool HasFrontEnd { get; init; } = true;

    /// <summary>CSV file to play; null plays the built-in household.</summary>
    public string? ReplayFile { get; init; }

    /// <summary>Column of kWh per row.</summary>
    public string? ReplayColumn { get; init; }

    public int RowSeconds { get; init; } = 3600;
}
