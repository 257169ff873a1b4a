using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node;

/// <summary>What a gateway needs to know, wherever it comes from: a file, a test, a benchmark.</summary>
public sealed record GatewayNodeSettings
{
    public required Genesis Genesis { get; init; }

    /// <summary>
    /// Gateways besides those of genesis that may be peers though they do not vote: to come, or to watch.
    /// </summary>
    public IReadOnlyList<Address> Peers { get; init; } = [];

    /// <summary>The gateway's own key; it votes while the ledger lists it, and else observes.</summary>
    public required IAgreementKey Signer { get; init; }

    public required string DataPath { get; init; }

    public required GatewayClock Clock { get; init; }

    public ISignatureScheme Scheme { get; init; } = Es256Scheme.Instance;

    /// <summary>Shortest real time between the starts of two heights.</summary>
    public TimeSpan BlockInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Real time after which a block is proposed though nothing waits.</summary>
    public TimeSpan EmptyBlockInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What this gateway finds plausible.</summary>
    public WitnessSettings Witness { get; init; } = new();

    /// <summary>A snapshot of the state at each height that this divides, for gateways that join; 0 for none.</summary>
    public int SnapshotBlocks { get; init; } = 1000;

    /// <summary>
    /// A gateway without any block fetches a snapshot instead of more than so many blocks; 0 for only where nobody holds
    /// them any more.
    /// </summary>
    public int SnapshotAheadBlocks { get; init; } = 100_000;

    /// <summary>Verified statements remembered, so that a proposal's need no second verification.</summary>
    public int VerifiedStatementsKept { get; init; } = 65_536;

    /// <summary>Where a benchmark wants processor time counted.</summary>
    public StageClock? Stages { get; init; }
}
