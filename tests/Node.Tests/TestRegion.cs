using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests;

/// <summary>Gateways of one region in this process: real nodes and stores, memory instead of broker and
/// network.</summary>
internal sealed class TestRegion : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-region-").FullName;
    private readonly EcdsaSigner[] _keys;
    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();
    private readonly GatewayNode?[] _nodes;
    private readonly MemoryBoardLink?[] _links;
    private readonly List<TestBoard> _boards = [];
    private readonly long[] _settledHeights;
    private (long Seq, Hash256 Prev) _registrarLink = (0, Hash256.Zero);

    private readonly int _founders;

    /// <param name="gateways">Those of genesis.</param>
    /// <param name="newcomers">Known to all by their addresses, numbered after the others; they have no token.</param>
    public TestRegion(int gateways, int newcomers = 0)
    {
        _founders = gateways;
        var founders = Enumerable.Range(0, gateways).Select(_ => EcdsaSigner.Create()).OrderBy(key => key.Address);
        _keys = [.. founders, .. Enumerable.Range(0, newcomers).Select(_ => EcdsaSigner.Create())];
        _nodes = new GatewayNode?[Count];
        _links = new MemoryBoardLink?[Count];
        _settledHeights = new long[Count];
        long created = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds();
        Genesis = Genesis.Create(
            "test", created, _keys.Take(gateways).Select(key => key.PublicKey), 1, [_registrar.PublicKey]);
        Network = new MemoryPeerNetwork(Count);
        for (int i = 0; i < gateways; i++) GiveToken(i);
    }

    public Genesis Genesis { get; }

    public MemoryPeerNetwork Network { get; }

    public TimeSpan BlockInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan EmptyBlockInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What each gateway finds plausible from its next start on.</summary>
    public Func<int, WitnessSettings> Witness { get; set; } = _ => new WitnessSettings();

    /// <summary>As in the settings of a gateway.</summary>
    public int SnapshotBlocks { get; init; } = 1000;

    /// <inheritdoc cref="SnapshotBlocks"/>
    public int SnapshotAheadBlocks { get; init; } = 100_000;

    public int Count => _keys.Length;

    public GatewayNode this[int index] => _nodes[index]!;

    public IEnumerable<GatewayNode> Running => _nodes.OfType<GatewayNode>();

    public EcdsaSigner KeyOf(int index) => _keys[index];

    public string FolderOf(int index) => Path.Combine(_folder, $"gateway-{index}");

    public MemoryBoardLink LinkOf(int index) => _links[index]!;

    public void GiveToken(int index)
    {
        Directory.CreateDirectory(FolderOf(index));
        File.WriteAllText(Path.Combine(FolderOf(index), "first-start.token"), "");
    }

    public async Task<TestRegion> StartAllAsync()
    {
        for (int i = 0; i < _founders; i++) await StartAsync(i);
        return this;
    }

    public async Task StartAsync(int index, IPeerTransport? peers = null)
    {
        var settings = new GatewayNodeSettings
        {
            Genesis = Genesis,
            Signer = _keys[index],
            Peers = [.. _keys.Skip(_founders).Select(key => key.Address)],
            DataPath = FolderOf(index),
            Clock = new GatewayClock(TimeProvider.System, null),
            BlockInterval = BlockInterval,
            EmptyBlockInterval = EmptyBlockInterval,
            SnapshotBlocks = SnapshotBlocks,
            SnapshotAheadBlocks = SnapshotAheadBlocks,
            Witness = Witness(index),
        };
        _links[index] = new MemoryBoardLink();
        _nodes[index] = new GatewayNode(
            settings, _links[index]!, peers ?? Network.Join(index), NullLogger.Instance);
        _settledHeights[index] = _nodes[index]!.Ledger.Height;
        _nodes[index]!.Committed += committed =>
            Volatile.Write(ref _settledHeights[index], committed.Block.Header.Height);
        await _nodes[index]!.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync(int index)
    {
        var node = _nodes[index]!;
        _nodes[index] = null;
        await node.DisposeAsync();
    }

    /// <summary>What a board publishes reaches every running gateway.</summary>
    public void Publish(byte[] statement)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_nodes[i] is not null) _links[i]!.Publish(statement);
        }
    }

    /// <summary>A board whose enrolment is final on every running gateway.</summary>
    public async Task<TestBoard> EnrolAsync(
        string label = "board", Contracts.SignerKind kind = Contracts.SignerKind.Meter)
    {
        var board = new TestBoard(Genesis.Chain);
        _boards.Add(board);
        var transaction = board.Enrol([(_registrar, _registrarLink.Seq + 1, _registrarLink.Prev)], label, kind);
        Assert.Equal(Contracts.EntryRefusal.None, await Running.First().SubmitAsync(transaction));
        _registrarLink = (
            _registrarLink.Seq + 1, transaction.Signatures.Single(one => one.Signer == _registrar.Address).LinkId);
        WaitUntilFinal(board);
        return board;
    }

    /// <summary>Final on every running gateway, with all that a gateway does after a commit done too.</summary>
    /// <remarks>
    /// The signer itself says which block its link stands in: the ledger shows the signers of a block a moment
    /// before the block's height.
    /// </remarks>
    public void WaitUntilFinal(TestBoard board) => Wait.Until(
        () => Enumerable.Range(0, Count).All(index => _nodes[index] is not { } node
            || (node.Ledger.Signers.TryGet(board.Address, out var signer)
                && signer.LastSeq >= board.Seq
                && Volatile.Read(ref _settledHeights[index]) >= signer.FinalHeight)),
        $"link {board.Seq} of the board is final on every gateway", 30_000);

    /// <summary>Hands a change of the gateways in; it is in force when the region has moved on by two.</summary>
    /// <param name="gateways">All of them afterwards, by number.</param>
    /// <param name="signers">Those who sign.</param>
    /// <param name="through">The running gateway that is asked.</param>
    public Task<Contracts.EntryRefusal> ChangeAsync(
        int[] gateways, int[] signers, Hash256? evidence = null, int through = 0)
    {
        var present = this[through].Ledger.Validators;
        var keys = gateways.Select(index => _keys[index].PublicKey).OrderBy(key => key.Address);
        var change = new ValidatorChange(present.Number + 1, [.. keys], evidence);
        var builder = new TransactionBuilder(Genesis.Chain, ContentType.ValidatorChange, change.Encode());
        foreach (int index in signers) builder.Add(_keys[index], change.Number, present.ChangeId);
        return this[through].SubmitAsync(builder.Build());
    }

    public void WaitForHeight(long height) => Wait.Until(
        () => Running.All(node => node.Ledger.Height >= height), $"height {height} on every gateway", 30_000);

    public static long LastSeqOf(GatewayNode node, TestBoard board) =>
        node.Ledger.Registry.TryGetSigner(board.Address, out var signer) ? signer.LastSeq : 0;

    /// <summary>Safety: no two running gateways hold different blocks at one height.</summary>
    public void AssertOneBlockPerHeight()
    {
        long lowest = Running.Min(node => node.Ledger.Height);
        for (long height = 1; height <= lowest; height++)
        {
            long at = height;
            Assert.Single(Running.Select(node => node.Ledger.GetBlock(at)!.Block.Hash).Distinct());
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (int i = 0; i < Count; i++)
        {
            if (_nodes[i] is not null) await StopAsync(i);
        }

        foreach (var key in _keys) key.Dispose();
        foreach (var board in _boards) board.Dispose();
        _registrar.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
