using EdgeLedger.Ledger.Store;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

// Blocks for those behind, and from those ahead.
internal sealed partial class ConsensusDriver
{
    private const int ResponseLimitBytes = 4 * 1024 * 1024;
    private const int ResponseBytesPerSecond = 40_000_000;

    private static readonly TimeSpan ResponseSpacing = TimeSpan.FromMilliseconds(20);

    private void LearnHeight(int peer, long height)
    {
        var state = _peerStates[peer];
        state.Height = Math.Max(state.Height, height);
        if (_directory.TryGet(peer, out var gateway)) _right.Learn(gateway.Value, height);
        RequestBlocksFrom(peer);
    }

    private void RequestBlocksFrom(int peer)
    {
        var state = _peerStates[peer];
        if (state.Height <= _ledger.Height || !state.TakeRequestTurn()) return;
        _peers.Send(
            peer, PeerCodec.Encode(new PeerMessage.BlocksRequest(_ledger.Height + 1, PeerCodec.MaxBlocks)));
    }

    private void OnBlocksRequest(int peer, PeerMessage.BlocksRequest request)
    {
        var state = _peerStates[peer];
        if (state.IsResponseDue || request.From > _ledger.Height) return;
        state.IsResponseDue = true;
        // In proportion to the last response: asked in a loop, the vote would do nothing but read blocks.
        var pause = ResponseSpacing + TimeSpan.FromSeconds((double)state.ResponseBytes / ResponseBytesPerSecond);
        _loop.Schedule(pause, () =>
        {
            state.IsResponseDue = false;
            byte[] response = PeerCodec.EncodeBlocks(ReadBlocks(request));
            state.ResponseBytes = response.Length;
            _peers.Send(peer, response);
        });
    }

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

    // Whatever is not the next block any more is passed over. Who had to certify a block is known only when the one
    // before it is in the ledger.
    private void OnBlocks(int peer, PeerMessage.BlocksResponse response)
    {
        bool moved = false;
        foreach (var (block, certificate) in response.Blocks)
        {
            if (block.Header.Height != _ledger.Height + 1) continue;
            if (_ledger.FindFault(block, certificate) is not null)
            {
                _refusals.Add("PeerBadCertificate", _directory.Name(peer));
                _peers.Drop(peer);
                break;
            }

            var check = _ledger.Validate(block);
            if (!check.IsValid)
            {
                // A quorum signed what our rules refuse: either they or we are broken, and to go on would be to
                // guess.
                throw new InvalidOperationException(
                    $"block {block.Header.Height} has a certificate and breaks the rules of this ledger: {check}");
            }

            Commit(block, certificate);
            moved = true;
        }

        // The next request follows at once only if this one helped: a peer that boasts of a height and sends
        // nothing would be asked without end.
        if (!moved) return;
        _peerStates[peer].EndRequest();
        EnterHeight();
        RequestBlocksFrom(peer);
    }
}
