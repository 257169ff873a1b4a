using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

/// <summary>Which blocks to ask of which peer, while others are on their way or wait for their turn.</summary>
/// <remarks>
/// Several ranges are under way at once, from all peers that claim to have them: their signatures are verified as
/// they come, whatever their order, while the vote's thread carries out what came before. A peer that does not
/// answer, or has not what it claims, is left alone for a while and its range is asked of another.
/// </remarks>
internal sealed class BlockFetch(TimeProvider time, int peers)
{
    private const int MostRanges = 8;
    private const int MostRangesOfOnePeer = 2;
    private const int MostBlocksInTurn = 64;
    private const int MostEntriesInTurn = 8192;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Shunning = TimeSpan.FromSeconds(3);

    private readonly List<BlockRange> _ranges = [];
    private readonly long[] _shunnedTicks = new long[peers];
    private readonly long[] _firstHeld = new long[peers];
    private int _turn;

    /// <summary>What to ask now; it counts as asked when this returns.</summary>
    /// <param name="tip">Height of the ledger.</param>
    /// <param name="heights">What each peer claims to have; below any height for one that is not connected.</param>
    public IReadOnlyList<(int Peer, PeerMessage.BlocksRequest Request)> Plan(long tip, IReadOnlyList<long> heights)
    {
        _ranges.RemoveAll(range => range.To <= tip);
        ShunTheSilent();
        var requests = new List<(int, PeerMessage.BlocksRequest)>();
        foreach (var range in _ranges.Where(range => range.Peer < 0 && range.Blocks is null))
        {
            range.From = Math.Max(range.From, tip + 1);
            Ask(range);
        }

        while (_ranges.Count < MostRanges)
        {
            long from = _ranges.Count > 0 ? _ranges[^1].To + 1 : tip + 1;
            var range = new BlockRange(from, from + PeerCodec.MaxBlocks - 1);
            if (!Ask(range)) break;
            range.To = Math.Min(range.To, heights[range.Peer]);
            _ranges.Add(range);
        }

        return requests;

        bool Ask(BlockRange range)
        {
            range.Peer = Choose(range.From, heights);
            if (range.Peer < 0) return false;
            range.AskedTicks = time.GetTimestamp();
            requests.Add((range.Peer, new PeerMessage.BlocksRequest(range.From, (int)(range.To - range.From + 1))));
            return true;
        }
    }

    /// <summary>Whether nobody holds the next block any more: all say so who have later ones.</summary>
    /// <param name="faulty">How many of them may be lying.</param>
    public bool IsGone(long tip, IReadOnlyList<long> heights, int faulty)
    {
        var ahead = Enumerable.Range(0, peers).Where(peer => heights[peer] > tip).ToList();
        return ahead.Count > faulty && ahead.All(peer => _firstHeld[peer] > tip + 1);
    }

    /// <summary>The first block that somebody may hold.</summary>
    public long LowestHeld(IReadOnlyList<long> heights) => Enumerable.Range(0, peers)
        .Where(peer => heights[peer] >= 0).Select(peer => Math.Max(1, _firstHeld[peer])).DefaultIfEmpty(1).Min();

    /// <summary>A peer is here: what it told of itself before may have changed.</summary>
    public void Meet(int peer) => _firstHeld[peer] = 1;

    /// <summary>An answer is here: however long it takes to verify, its peer was not silent.</summary>
    public void Arrived(int peer, IReadOnlyList<FetchedBlock> blocks)
    {
        int at = Find(peer, blocks);
        if (at >= 0) _ranges[at].HasArrived = true;
    }

    /// <summary>Takes an answer; one that nobody asked for is passed over.</summary>
    /// <param name="blocks">None if the peer has not what it claimed, or it was not good.</param>
    /// <param name="firstHeld">As the peer says: it is asked for no block before.</param>
    public void Take(int peer, IReadOnlyList<FetchedBlock> blocks, long firstHeld = 1)
    {
        _firstHeld[peer] = firstHeld;
        int at = Find(peer, blocks);
        if (at < 0) return;
        var range = _ranges[at];
        int count = 0;
        while (count < blocks.Count && blocks[count].Height == range.From + count && range.From + count <= range.To)
        {
            count++;
        }

        if (count == 0)
        {
            if (firstHeld > range.From) (range.Peer, range.HasArrived) = (-1, false);
            else Shun(range);
            return;
        }

        long rest = range.From + count;
        if (rest <= range.To) _ranges.Insert(at + 1, new BlockRange(rest, range.To));
        (range.Blocks, range.To) = (blocks.Take(count).ToList(), rest - 1);
    }

    /// <summary>The next blocks in turn, as many as should be carried out in one go; empty if they have not come.</summary>
    public IReadOnlyList<FetchedBlock> Next(long tip)
    {
        var next = new List<FetchedBlock>();
        long entries = 0;
        foreach (var block in _ranges.Where(range => range.To > tip).TakeWhile(range => range.Blocks is not null)
            .SelectMany(range => range.Blocks!).Where(block => block.Height > tip))
        {
            if (block.Height != tip + 1 + next.Count) break;
            entries += block.Block.Entries.Count;
            if (next.Count == MostBlocksInTurn || (next.Count > 0 && entries > MostEntriesInTurn)) break;
            next.Add(block);
        }

        return next;
    }

    /// <summary>The answer that holds a block was not good: another peer is asked.</summary>
    /// <returns>Whose answer it was; -1 if it is not here any more.</returns>
    public int Reject(long height)
    {
        if (_ranges.Find(range => range.From <= height && range.To >= height) is not { Blocks: not null } range)
        {
            return -1;
        }

        int peer = range.Peer;
        range.Blocks = null;
        Shun(range);
        return peer;
    }

    /// <summary>A peer went away: what it was asked for is asked of another.</summary>
    public void Forget(int peer)
    {
        foreach (var range in _ranges.Where(range => range.Peer == peer && range.Blocks is null && !range.HasArrived))
        {
            range.Peer = -1;
        }
    }

    // An answer without blocks is that to what the peer was asked first, or what was found bad.
    private int Find(int peer, IReadOnlyList<FetchedBlock> blocks)
    {
        if (blocks.Count > 0)
        {
            return _ranges.FindIndex(
                range => range.Peer == peer && range.Blocks is null && blocks[0].Height == range.From);
        }

        int arrived = _ranges.FindIndex(range => range.Peer == peer && range.Blocks is null && range.HasArrived);
        return arrived >= 0 ? arrived : _ranges.FindIndex(range => range.Peer == peer && range.Blocks is null);
    }

    private void ShunTheSilent()
    {
        foreach (var range in _ranges)
        {
            bool isWaiting = range.Peer >= 0 && range.Blocks is null && !range.HasArrived;
            if (isWaiting && time.GetElapsedTime(range.AskedTicks) >= Patience) Shun(range);
        }
    }

    private void Shun(BlockRange range)
    {
        _shunnedTicks[range.Peer] = time.GetTimestamp();
        (range.Peer, range.HasArrived) = (-1, false);
    }

    private int Choose(long height, IReadOnlyList<long> heights)
    {
        for (int i = 0; i < peers; i++)
        {
            int peer = (_turn + i) % peers;
            bool isShunned = _shunnedTicks[peer] != 0 && time.GetElapsedTime(_shunnedTicks[peer]) < Shunning;
            int busy = _ranges.Count(range => range.Peer == peer && range.Blocks is null);
            bool isHeld = height >= _firstHeld[peer] && height <= heights[peer];
            if (!isHeld || isShunned || busy >= MostRangesOfOnePeer) continue;
            _turn = (peer + 1) % peers;
            return peer;
        }

        return -1;
    }
}
