using EdgeLedger.Consensus;
using EdgeLedger.Ledger;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Snapshots;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

/// <summary>Feeds the consensus machine and carries out what it says; commits, and goes on to the next
/// height.</summary>
/// <remarks>
/// Everything here happens on one event loop. Effects are carried out in the order in which the machine gave
/// them: a state is durable before the vote that it remembers is sent. What other threads may do is to post.
/// </remarks>
internal sealed partial class ConsensusDriver : IDisposable
{
    private const int RoundsWithoutContent = 2;

    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    // Twice the longest wait of a board: what comes before its predecessor is still here when that one comes
    // again.
    private static readonly TimeSpan HeldPatience = TimeSpan.FromSeconds(150);

    private readonly Genesis _genesis;
    private readonly ISigner _signer;
    private readonly RegionLedger _ledger;
    private readonly StatementPool _pool;
    private readonly PendingTransactions _transactions;
    private readonly ValueBuilder _builder;
    private readonly VotingRight _right;
    private readonly DataVote _data;
    private readonly SnapshotShelf _shelf;
    private readonly PeerDirectory _directory;
    private readonly IPeerTransport _peers;
    private readonly GatewayClock _clock;
    private readonly Refusals _refusals;
    private readonly VotingSettings _settings;
    private readonly ILogger _logger;
    private readonly IEventLoop _loop;
    private readonly TimeProvider _time;
    private readonly EarlyMessages _early;
    private readonly PeerState[] _peerStates;
    private readonly Dictionary<Hash256, BlockVerdict> _verdicts = [];
    private ConsensusMachine _machine;
    private bool _isObserver;
    private volatile bool _isMember;
    private bool _isMembershipKnown;
    private (long Height, int Round)? _requested;
    private long _startedTicks;
    private long _committedTicks;
    private long _movedTicks;
    private volatile bool _waitsForContent;
    private volatile bool _waitsForInterval;
    private long _height;

    public ConsensusDriver(
        Genesis genesis, ISigner signer, RegionLedger ledger, StatementPool pool, PendingTransactions transactions,
        VotingRight right, DataVote data, SnapshotShelf shelf, PeerDirectory directory, IPeerTransport peers, GatewayClock clock,
        Refusals refusals, VotingSettings settings,
        IEventLoop loop, ILogger logger)
    {
        (_genesis, _signer, _ledger, _pool, _transactions) = (genesis, signer, ledger, pool, transactions);
        (_right, _peers, _clock, _refusals, _settings, _logger) =
            (right, peers, clock, refusals, settings, logger);
        (_loop, _time, _data, _shelf, _directory) = (loop, clock.Time, data, shelf, directory);
        _builder = new ValueBuilder(
            genesis, ledger, signer.PublicKey.Address, pool, transactions, data, clock, refusals);
        _early = new EarlyMessages(PeerDirectory.Capacity);
        _peerStates = [.. Enumerable.Range(0, PeerDirectory.Capacity).Select(_ => new PeerState(_time))];
        _fetch = new BlockFetch(_time, PeerDirectory.Capacity);
        _snapshot = new SnapshotFetch(_time);
        _height = ledger.Height + 1;
        _machine = NewMachine();
    }

    /// <summary>A block is final; raised on the vote's thread after the ledger and the pool have taken it
    /// in.</summary>
    public event Action<CommittedBlock>? Committed;

    /// <summary>Completes with the reason when the vote cannot go on.</summary>
    public Task Ended => _loop.Ended;

    /// <summary>The height being voted on; read by other threads to drop what is old.</summary>
    public long Height => Volatile.Read(ref _height);

    public void Start()
    {
        _committedTicks = _time.GetTimestamp();
        _loop.Post(StartDataVote);
        _loop.Post(EnterHeight);
        _loop.Post(Tick);
        _loop.Start();
    }

    /// <summary>The pool has more than before; called from verifying threads, and cheap when nobody waits for
    /// it.</summary>
    public void StatementsReady()
    {
        if (_waitsForContent)
        {
            _waitsForContent = false;
            _loop.Post(OnContent);
        }
        else if (_waitsForInterval && _builder.HasHalfBlock)
        {
            _waitsForInterval = false;
            _loop.Post(ArmRoundZero);
        }
    }

    public void Dispose() => _loop.Dispose();

    private ConsensusMachine NewMachine()
    {
        _isObserver = !_right.MayVote;
        return new ConsensusMachine(new ConsensusSettings
        {
            Signer = _isObserver ? null : _signer,
            Chain = _genesis.Chain,
            Restored = _isObserver ? null : _ledger.LoadConsensus(),
        });
    }

    private void EnterHeight()
    {
        long height = _ledger.Height + 1;
        var validators = _ledger.Validators;
        if (_right.TryGain(_ledger.Height)) _machine = NewMachine();
        _verdicts.Clear();
        _graced.Clear();
        _requested = null;
        Judge();
        Volatile.Write(ref _height, height);
        NoteMembership(validators);
        Step(new HeightStarted(height, validators));
        foreach (var (peer, message) in _early.Take(height))
        {
            if (_ledger.Height + 1 != height) return;
            Handle(peer, message);
        }

        ArmRoundZero();
    }

    private void Step(ConsensusEvent happened)
    {
        var machine = _machine;
        var (step, round) = (machine.CurrentStep, machine.Round);
        Decide? decided = null;
        foreach (var effect in machine.Step(happened)) decided = CarryOut(effect) ?? decided;
        if (machine.CurrentStep != step || machine.Round != round) _movedTicks = _time.GetTimestamp();
        if (step == ConsensusStep.Idle && machine.CurrentStep != ConsensusStep.Idle) _startedTicks = _movedTicks;
        if (decided is not null)
        {
            Commit(decided.Block, decided.Certificate);
            EnterHeight();
            // Blocks after this one may have come before it was decided, and nothing more may come.
            _loop.Post(ApplyWaiting);
        }
        else if (_requested is not null)
        {
            OfferValue();
        }
    }

    private Decide? CarryOut(ConsensusEffect effect)
    {
        switch (effect)
        {
            case SaveState save:
                _ledger.SaveConsensus(save.Snapshot);
                break;
            case BroadcastProposal proposal:
                _peers.Broadcast(PeerCodec.Encode(proposal.Proposal, proposal.Block));
                break;
            case BroadcastVote vote:
                _peers.Broadcast(PeerCodec.Encode(vote.Vote));
                break;
            case StartTimeout timer:
                var machine = _machine;
                _loop.Schedule(timer.After, () =>
                {
                    if (_machine == machine) Step(new TimeoutElapsed(timer.Timeout));
                });
                break;
            case RequestValue request:
                _requested = (request.Height, request.Round);
                break;
            case ReportEquivocation report:
                ReportEquivocation(report);
                break;
            case Decide decide:
                return decide;
        }

        return null;
    }

    private void Commit(Block block, Certificate certificate)
    {
        AfterCommit(_ledger.Commit(block, certificate));
    }

    private void AfterCommit(CommittedBlock committed)
    {
        var block = committed.Block;
        _committedTicks = _time.GetTimestamp();
        _builder.Remove(block);
        Committed?.Invoke(committed);
        _data.Committed(committed);
    }

    private void ReportEquivocation(ReportEquivocation report)
    {
        var offender = _ledger.Validators[report.First.ValidatorIndex].Address;
        _refusals.Add("Equivocation", $"gateway {offender} voted twice at height {report.First.Height}");
        _builder.AddEvidence(EquivocationEvidence.Of(_ledger.Validators, report.First, report.Second).Encode());
    }

    // The next height starts an interval after the last one started; at once when half a block waits. The flag is up
    // before the pool is looked at, or what comes in between would be overlooked.
    private void ArmRoundZero()
    {
        if (_machine.CurrentStep != ConsensusStep.Idle) return;
        _waitsForInterval = true;
        var left = _startedTicks == 0 || _builder.HasHalfBlock
            ? TimeSpan.Zero
            : _settings.BlockInterval - _time.GetElapsedTime(_startedTicks);
        long height = _height;
        if (left <= TimeSpan.Zero) _loop.Post(() => StartRoundZero(height));
        else _loop.Schedule(left, () => StartRoundZero(height));
    }

    private void StartRoundZero(long height)
    {
        if (_machine.Height != height || _machine.CurrentStep != ConsensusStep.Idle) return;
        _waitsForInterval = false;
        Judge();
        if (_builder.HasContent || IsEmptyBlockDue) Step(new RoundZeroDue());
        else WaitForContent();
    }

    private bool IsEmptyBlockDue => _time.GetElapsedTime(_committedTicks) >= _settings.EmptyBlockInterval;

    // The flag is up before the pool is looked at again, or what came in between would be overlooked.
    private void WaitForContent()
    {
        _waitsForContent = true;
        if (_builder.HasContent) StatementsReady();
    }

    private void OnContent()
    {
        Judge();
        if (_requested is not null) OfferValue();
        else ArmRoundZero();
    }

    private void OfferValue()
    {
        if (_requested is not { } wanted) return;
        bool isCurrent = _machine.Height == wanted.Height && _machine.Round == wanted.Round
            && _machine.CurrentStep == ConsensusStep.Propose;
        if (!isCurrent)
        {
            _requested = null;
            return;
        }

        // Rounds pass and nobody proposes: what woke the others cannot be had here, and an empty block ends the
        // wait.
        Judge();
        bool allowEmpty = IsEmptyBlockDue || wanted.Round >= RoundsWithoutContent;
        if (_builder.Build(allowEmpty) is { } block)
        {
            _requested = null;
            _verdicts[block.Hash] = BlockVerdict.Valid;
            Step(new ValueReady(wanted.Height, wanted.Round, block));
        }
        else
        {
            WaitForContent();
        }
    }

    private void Tick()
    {
        _loop.Schedule(TickInterval, Tick);
        if (_machine.CurrentStep == ConsensusStep.Idle && IsEmptyBlockDue) StartRoundZero(_height);
        int dropped = _pool.DropHeldBefore(
            _time.GetTimestamp() - (long)(HeldPatience.TotalSeconds * _time.TimestampFrequency));
        for (int i = 0; i < dropped; i++) _refusals.Add("HeldTooLong");
        TellPeers();
    }
}
