namespace EdgeLedger.Node;

/// <summary>How a gateway stands; the answer of <c>/v1/status</c>.</summary>
public sealed record GatewayStatus
{
    /// <summary>Of the last final block; 0 before the first.</summary>
    public required long Height { get; init; }

    /// <summary>First block that it holds with all of its entries: those before were pruned, or never fetched.</summary>
    public required long FirstHeld { get; init; }

    /// <summary>Block hash at that height, the genesis hash before the first; hex.</summary>
    public required string TipHash { get; init; }

    public required long ReadingsFinal { get; init; }

    public required long StatementsFinal { get; init; }

    /// <summary>Statements on quarantine lists; not among <see cref="StatementsFinal"/>.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Disputes on the chain that are not decided, or not carried out.</summary>
    public required int Disputes { get; init; }

    /// <summary>By this gateway since the start.</summary>
    public required long BallotsSigned { get; init; }

    /// <summary>Since the start, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>Milliseconds; null until something became final since the start.</summary>
    public double? FinalityP50Ms { get; init; }

    public double? FinalityP95Ms { get; init; }

    public required int PeersConnected { get; init; }

    /// <summary>Genuine statements that wait for a block.</summary>
    public required int PoolSize { get; init; }

    /// <summary>Statements that wait for a verification.</summary>
    public required int Verifying { get; init; }

    /// <summary>Statements that came again.</summary>
    public required long Duplicates { get; init; }

    /// <summary>True while the gateway only watches: it may have voted before it lost its store, or is none of those
    /// that vote.</summary>
    public required bool Observing { get; init; }

    /// <summary>How many vote on the next block.</summary>
    public required int Gateways { get; init; }

    /// <summary>How many changes led from the gateways of genesis to these.</summary>
    public required long GatewaysChange { get; init; }

    public required bool BrokerConnected { get; init; }
}
