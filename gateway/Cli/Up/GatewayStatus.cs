namespace EdgeLedger.Cli.Up;

/// <summary>A gateway's /v1/status.</summary>
internal sealed record GatewayStatus
{
    public long Height { get; init; }

    /// <summary>First block that it holds with all of its entries.</summary>
    public long FirstHeld { get; init; } = 1;

    public string? TipHash { get; init; }

    public long ReadingsFinal { get; init; }

    public long StatementsFinal { get; init; }

    public Dictionary<string, long> Refused { get; init; } = [];

    /// <summary>Null until something became final since the gateway's start.</summary>
    public double? FinalityP50Ms { get; init; }

    public double? FinalityP95Ms { get; init; }

    public int PeersConnected { get; init; }

    public long PoolSize { get; init; }

    /// <summary>True while the gateway only watches, because it may have voted before it lost its store.</summary>
    public bool Observing { get; init; }
}
