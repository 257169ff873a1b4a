using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

// Blocks for those behind, and from those ahead.
internal sealed partial class ConsensusDriver
{
    private const int ResponseLimitBytes = 4 * 1024 * 1024;
    private const int ResponseBytesPerSecond = 40_000_000;
    private const int MostRequests = 2;

    private static readonly TimeSpan ResponseSpacing = TimeSpan.FromMilliseconds(20);

    private readonly BlockFetch _fetch;
    private bool _isApplying;

    /// <summary>Blocks are here and are going to be verified; from any thread.</summary>
    public void BlocksArrived(int peer, PeerMessage.BlocksResponse response) =>
        _loop.Post(() => _fetch.Arrived(peer, response.Blocks));

    private void LearnHeight(int peer, long height)
    {
        var state = _peerStates[peer];
        state.Height = Math.Max(state.Height, height);
        if (_directory.TryGet(peer, out var gateway)) _right.Learn(gateway.Value, height);
        RequestBlocks();
    }

    private void RequestBlocks()
    {
        if (_snapshot.IsUnderWay || MayBeFarBehind) return;
        foreach (var (peer, request) in _fetch.Plan(_ledger.Height, PeerHeights()))
        {
            _peers.Send(peer, PeerCodec.Encode(request));
        }
    }

    private void OnRequest(int peer, PeerMessage request)
    {
        var state = _peerStates[peer];
        if (state.Requests.Count >= MostRequests) return;
        state.Requests.Enqueue(request);
        if (state.Requests.Count == 1) ScheduleResponse(peer);
    }

    // In proportion to the last response: asked in a loop, the vote would do nothing but read blocks.
    private void ScheduleResponse(int peer)
    {
        var state = _peerStates[peer];
        var pause = ResponseSpacing + TimeSpan.FromSeconds((double)state.ResponseBytes / ResponseBytesPerSecond);
        _loop.Schedule(pause, () =>
        {
            byte[] response = AnswerTo(state.Requests.Dequeue());
            state.ResponseBytes = response.Length;
            _peers.Send(peer, response);
            if (state.Requests.Count > 0) ScheduleResponse(peer);
        });
    }

    private byte[] AnswerTo(PeerMessage request) => request switch
    {
        PeerMessage.BlocksRequest blocks => PeerCodec.EncodeBlocks(ReadBlocks(blocks), _ledger.FirstHeld),
        PeerMessage.SnapshotRequest { Height: 0 } => PeerCodec.EncodeOffer(_shelf.Manifest ?? []),
        PeerMessage.SnapshotRequest piece => PeerCodec.EncodePiece(
            piece.Height, piece.Bucket,
            _shelf.Find(piece.Height) is { } snapshot
                ? BucketRun.Encode(snapshot, piece.Bucket)
                : BucketRun.Encode([])),
        _ => throw new InvalidOperationException($"{request.GetType().Name} has no answer."),
    };

    private List<(byte[] Block, byte[] Certificate)> ReadBlocks(PeerMessage.BlocksRequest request)
    {
        var blocks = new List<(byte[], byte[])>();
        long bytes = 0;
        long last = Math.Min(_ledger.Height, request.From + request.Count - 1);
        for (long height = request.From; height <= last && bytes < ResponseLimitBytes; height++)
        {
            if (TryReadBlock(height) is not var (block, certificate)) break;
            byte[] encoded = block.Encode();
            bytes += encoded.Length;
            blocks.Add((encoded, certificate.Encode()));
        }

        return blocks;
    }

    // A block that has rotted is not served, and asking for it must not end the gateway: another one has it.
    private StoredBlock? TryReadBlock(long height)
    {
        try
        {
            return _ledger.GetBlock(height);
        }
        catch (StoreCorruptException damage)
        {
            _refusals.Add("DamagedBlock", damage.Message);
            return null;
        }
    }

    private void OnBlocks(int peer, PeerMessage.BlocksResponse response)
    {
        _fetch.Take(peer, response.Blocks, response.FirstHeld);
        RequestBlocks();
        ApplyWaiting();
    }

    private void ApplyWaiting()
    {
        if (_isApplying) return;
        _isApplying = true;
        ApplyFetched();
    }

    // A share at a time, or a long way to go would keep the loop from hearing anything else; the peers are asked for
    // more meanwhile. Certificates were checked on the way in, but for those of gateways that were not yet known:
    // who had to certify a block is known for certain only when the one before it is in the ledger.
    private void ApplyFetched()
    {
        var blocks = _fetch.Next(_ledger.Height);
        _isApplying = blocks.Count > 0;
        if (!_isApplying) return;
        var taken = _ledger.CommitAll(blocks, out string? fault);
        foreach (var committed in taken) AfterCommit(committed);
        if (fault is not null && _fetch.Reject(_ledger.Height + 1) is >= 0 and var peer)
        {
            _refusals.Add("PeerBadCertificate", $"{_directory.Name(peer)}, {fault}");
            _peers.Drop(peer);
        }

        if (taken.Count > 0) EnterHeight();
        RequestBlocks();
        _loop.Post(ApplyFetched);
    }
}
