using EdgeLedger.Contracts;
using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node.Api;
using EdgeLedger.Node.Heads;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Remote;
using EdgeLedger.Node.Rosters;
using EdgeLedger.Node.Snapshots;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Node.Voting;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node;

/// <summary>One gateway of a region: statements in, votes with its peers, blocks into the ledger, heads to the
/// boards.</summary>
/// <remarks>It knows neither a broker nor a socket: a board link and a peer transport are handed to it.</remarks>
public sealed class GatewayNode : IAsyncDisposable
{
    private readonly IBoardLink _boards;
    private readonly IPeerTransport _peers;
    private readonly StatementPool _pool;
    private readonly StatementIntake _intake;
    private readonly VerifiedStatements _verified;
    private readonly RecentIds _finals;
    private readonly ConsensusDriver _driver;
    private readonly DataVote _data;
    private readonly HeadPublisher _heads;
    private readonly RosterPublisher _rosters;
    private readonly VotingRight _right;
    private readonly BlockChecks _checks;
    private readonly PeerInbox _inbox;
    private readonly BoardSource[] _gossips;
    private readonly BoardSource _posts;
    private readonly GatewayMetrics _metrics;
    private readonly Refusals _refusals;
    private readonly StageClock? _stages;
    private readonly PendingTransactions _transactions = new();

    /// <summary>Opens the ledger of <paramref name="settings"/>; the links are owned from here on.</summary>
    /// <exception cref="Ledger.Store.StoreException">The data folder cannot be used; the message says
    /// why.</exception>
    public GatewayNode(GatewayNodeSettings settings, IBoardLink boards, IPeerTransport peers, ILogger logger)
        : this(settings, new MachinePlatform(settings.DataPath), boards, peers, logger)
    {
    }

    internal GatewayNode(
        GatewayNodeSettings settings, IGatewayPlatform platform, IBoardLink boards, IPeerTransport peers,
        ILogger logger)
    {
        (_boards, _peers) = (boards, peers);
        Genesis = settings.Genesis;
        _verified = new VerifiedStatements(settings.VerifiedStatementsKept);
        _finals = new RecentIds(settings.VerifiedStatementsKept);
        if (settings.Stages is { } stages)
        {
            settings = settings with { Scheme = new MeteredScheme(settings.Scheme, stages) };
        }

        Ledger = platform.OpenLedger(settings, _verified);
        _refusals = new Refusals(logger, settings.Clock.Time);
        _metrics = new GatewayMetrics(settings.Clock, Ledger.ReadModel.Totals());
        _pool = new StatementPool(Ledger.Registry);
        _right = new VotingRight(
            Ledger, platform.FirstStart, settings.Signer.PublicKey.Address, logger);
        var directory = new PeerDirectory(Genesis, settings.Peers, () => Ledger.Schedule);
        _data = new DataVote(
            Genesis, settings.Signer, Ledger, _pool,
            new PlausibilityWitness(settings.Witness, new LedgerHistory(Ledger)), platform.Ballots, peers,
            settings.Clock, _refusals, settings.Witness.IsOn);
        Snapshots = new SnapshotShelf(Ledger, settings.SnapshotBlocks, platform.SnapshotFolder, logger);
        _driver = new ConsensusDriver(
            Genesis, settings.Signer, Ledger, _pool, _transactions, _right, _data, Snapshots, directory, peers, settings.Clock,
            _refusals,
            new VotingSettings(settings.BlockInterval, settings.EmptyBlockInterval, settings.SnapshotAheadBlocks),
            platform.CreateVoteLoop(), logger);
        _posts = new BoardSource(settings.Clock.Time);
        _gossips =
        [
            .. Enumerable.Range(0, PeerDirectory.Capacity).Select(_ => new BoardSource(settings.Clock.Time)),
        ];
        _checks = new BlockChecks(Ledger, platform.HasThreads);
        _inbox = new PeerInbox(
            Genesis, settings.Scheme, Ledger, _checks, directory, _driver, peers, _refusals,
            OnStatementGossip, settings.Stages);
        Shell = new BoardShell(boards);
        Settings = new SettingCourier(settings.Signer.PublicKey.Address, boards, settings.Clock.Time);
        _heads = new HeadPublisher(
            Genesis, settings.Signer, Ledger.Signers, boards, settings.Clock.Time, platform.HasThreads);
        _rosters = new RosterPublisher(
            Genesis, settings.Signer, () => Ledger.Signers.All, Ledger.Schedule.Last, boards, settings.Clock.Time);
        _intake = new StatementIntake(
            Genesis, Ledger.Signers, settings.Scheme, _verified, _finals, _pool, settings.Clock, _refusals,
            new IntakeListener(_driver, _heads), platform.HasThreads ? Environment.ProcessorCount : 0,
            settings.Stages);
        _stages = settings.Stages;
        _driver.Committed += OnCommitted;
    }

    /// <summary>A block became final here; raised on the vote's thread.</summary>
    public event Action<CommittedBlock>? Committed;

    public Genesis Genesis { get; }

    public RegionLedger Ledger { get; }

    /// <summary>Completes, faulted with the reason, when the gateway can go on no longer.</summary>
    public Task Ended => _driver.Ended;

    /// <summary>Refusals by reason since the start.</summary>
    public IReadOnlyDictionary<string, long> Refused => _refusals.Snapshot();

    /// <summary>Asks the shells of boards.</summary>
    public BoardShell Shell { get; }

    /// <summary>Technicians' settings on their way to boards.</summary>
    public SettingCourier Settings { get; }

    /// <summary>Certified states for gateways that join.</summary>
    public SnapshotShelf Snapshots { get; }

    internal GatewayMetrics Metrics => _metrics;

    internal PendingTransactions Transactions => _transactions;

    /// <exception cref="IOException">The peer port cannot be opened.</exception>
    public async Task StartAsync(CancellationToken token)
    {
        _driver.Start();
        await _peers.StartAsync(_inbox, token).ConfigureAwait(false);
        _boards.Start((statement, source) => _intake.Offer(statement, source));
    }

    public GatewayStatus Status() => new()
    {
        Height = Ledger.Height,
        FirstHeld = Ledger.FirstHeld,
        TipHash = Ledger.TipHash.ToString(),
        StatementsFinal = _metrics.StatementsFinal,
        ReadingsFinal = _metrics.ReadingsFinal,
        Quarantined = _metrics.Quarantined,
        Disputes = Ledger.Disputes.Count,
        BallotsSigned = _data.Signed,
        Refused = Refused,
        FinalityP50Ms = _metrics.Finality.Totals.Count > 0 ? _metrics.Finality.Quantile(0.5) : null,
        FinalityP95Ms = _metrics.Finality.Totals.Count > 0 ? _metrics.Finality.Quantile(0.95) : null,
        PeersConnected = _peers.ConnectedCount,
        PoolSize = _pool.Count,
        Verifying = _intake.QueueLength,
        Duplicates = _intake.Duplicates,
        Observing = !_right.MayVote || !_driver.IsMember,
        Gateways = Ledger.Validators.Count,
        GatewaysChange = Ledger.Validators.Number,
        BrokerConnected = _boards.IsConnected,
    };

    /// <summary>Takes a transaction for the next blocks and tells the other gateways.</summary>
    public Task<EntryRefusal> SubmitAsync(Transaction transaction) => _driver.SubmitAsync(transaction);

    /// <summary>Takes a statement that came over no board's topic, and tells the other gateways.</summary>
    /// <remarks>Checked like any other; whoever waits for it looks into the ledger.</remarks>
    public OfferAnswer Submit(Statement statement)
    {
        var answer = _intake.Offer(statement.Bytes.ToArray(), _posts);
        if (answer == OfferAnswer.Taken) _peers.Broadcast(PeerCodec.EncodeStatement(statement.Bytes.Span));
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        Settings.Dispose();
        _rosters.Dispose();
        _boards.Dispose();
        _intake.Dispose();
        await _peers.DisposeAsync().ConfigureAwait(false);
        _checks.Dispose();
        _driver.Dispose();
        _data.Dispose();
        _heads.Dispose();
        Snapshots.Dispose();
        Ledger.Dispose();
    }

    private void OnStatementGossip(int peer, byte[] statement) => _intake.Offer(statement, _gossips[peer]);

    private void OnCommitted(CommittedBlock committed)
    {
        using (StageClock.Measure(_stages, Stage.Committed)) Finish(committed);
        if (committed.Block.Header.Height == Ledger.Height) Snapshots.Reached(Ledger.Height);
        Committed?.Invoke(committed);
    }

    private void Finish(CommittedBlock committed)
    {
        foreach (var entry in committed.Applied)
        {
            _metrics.Add(entry);
            if ((entry.Statement ?? entry.Quarantined) is not { } statement) continue;
            _finals.Add(statement.Id);
            _verified.Remove(statement.Bytes);
        }

        foreach (var (address, signer) in committed.Signers)
        {
            _pool.Advance(address, signer.LastSeq, signer.LastId, _metrics.Add);
            if (signer.Status == SignerStatus.Revoked) _pool.Forget(address);
        }

        _heads.BlockCommitted(Ledger.Validators, committed.Block.Header.Height, committed.Signers.Values);
        _rosters.BlockCommitted(Ledger.Schedule.Last);
        Settings.BlockCommitted(Ledger.Validators, committed.Block.Header.Height, committed.Applied);
    }

    private sealed class IntakeListener(ConsensusDriver driver, HeadPublisher heads) : IIntakeListener
    {
        public void StatementsReady() => driver.StatementsReady();

        public void HeadWanted(Address board) => heads.Answer(board);
    }
}
