using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeLedger.Contracts;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Heads;

/// <summary>Tells boards how far their chains are final.</summary>
/// <remarks>
/// After a block f+1 gateways in rotation speak, just enough for a board to believe them; if one of them is
/// faulty or a frame is lost, the board sends its statement again and then every gateway that sees it answers.
/// The MACs are made on a thread of their own, away from the vote.
/// </remarks>
internal sealed class HeadPublisher : IDisposable
{
    private const int QueueCapacity = 100_000;
    private static readonly TimeSpan AnswerSpacing = TimeSpan.FromSeconds(1);

    private readonly Genesis _genesis;
    private readonly IAgreementKey _signer;
    private readonly Address _self;
    private readonly ISignerSource _signers;
    private readonly IBoardLink _link;
    private readonly TimeProvider _time;
    private readonly Dictionary<Address, byte[]> _keys = [];
    private readonly ConcurrentDictionary<Address, long> _answered = [];
    private readonly Channel<SignerEntry> _queue = Channel.CreateBounded<SignerEntry>(
        new BoundedChannelOptions(QueueCapacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

    private readonly Task? _work;

    /// <param name="hasThread">Else whoever has a head to tell makes its frame.</param>
    public HeadPublisher(
        Genesis genesis, IAgreementKey signer, ISignerSource signers, IBoardLink link, TimeProvider time,
        bool hasThread)
    {
        _genesis = genesis;
        _signer = signer;
        _self = signer.PublicKey.Address;
        _signers = signers;
        _link = link;
        _time = time;
        _work = hasThread ? Task.Run(WorkAsync) : null;
    }

    /// <summary>A block moved these chains on; speaks if it is this gateway's turn.</summary>
    /// <param name="gateways">Those in force after the block.</param>
    /// <param name="signers">As the block left them: were they looked up later, two gateways could speak of
    /// different links.</param>
    public void BlockCommitted(ValidatorSet gateways, long height, IEnumerable<SignerEntry> signers)
    {
        if (!gateways.IsTurnOf(_self, height)) return;
        foreach (var signer in signers) Enqueue(signer);
    }

    /// <summary>A board sent what is final already; answered at most once a second.</summary>
    public void Answer(Address board)
    {
        long now = _time.GetTimestamp();
        if (!_answered.TryAdd(board, now))
        {
            long before = _answered[board];
            bool isSoon = _time.GetElapsedTime(before, now) < AnswerSpacing;
            if (isSoon || !_answered.TryUpdate(board, now, before)) return;
        }

        if (_signers.TryGet(board, out var entry)) Enqueue(entry);
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _work?.Wait();
    }

    private void Enqueue(SignerEntry entry)
    {
        if (entry.Kind is not (SignerKind.Meter or SignerKind.Actuator)) return;
        if (_work is null) Send(entry);
        else _queue.Writer.TryWrite(entry);
    }

    private async Task WorkAsync()
    {
        await foreach (var entry in _queue.Reader.ReadAllAsync().ConfigureAwait(false)) Send(entry);
    }

    private void Send(SignerEntry entry)
    {
        if (!_link.IsConnected) return;
        var board = entry.Key.Address;
        if (!_keys.TryGetValue(board, out byte[]? key))
        {
            key = FrameKey.Derive(_signer, entry.Key, _genesis.Chain, ContentType.HeadFrame, board, _self);
            _keys.Add(board, key);
        }

        var frame = new HeadFrame(
            _self, _genesis.Chain, entry.LastSeq, entry.LastId, entry.FinalHeight, entry.FinalUnixMs);
        _link.SendHead(board, frame.Encode(key));
    }
}
