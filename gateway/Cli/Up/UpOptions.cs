namespace EdgeLedger.Cli.Up;

/// <summary>What was asked of `up`; null where the folder or a default decides.</summary>
internal sealed record UpOptions
{
    public int? Gateways { get; init; }

    public int? Meters { get; init; }

    public int? Actuators { get; init; }

    public IReadOnlyList<ReplaySource> Replays { get; init; } = [];

    /// <summary>Length of a replayed row.</summary>
    public TimeSpan Row { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Simulated seconds a real second, at most.</summary>
    public double Speed { get; init; } = 1;

    public TimeSpan BlockInterval { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromSeconds(1);

    public required string Data { get; init; }

    /// <summary>Real time after which the run ends by itself.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>First seed of the boards' simulated hardware; board K gets this + K.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The broker listens on every address of this machine, so that real boards reach it.</summary>
    public bool Lan { get; init; }

    public bool Json { get; init; }
}
