using EdgeLedger.Ledger.Store;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>What is left of a gateway when its process dies.</summary>
/// <remarks>
/// A write that was not yet synced when the process died is lost, whole or torn, as chance has it. A torn block at
/// the end is recognised by its check sum and cut off when the disk is opened, as SQLite's log is; damage
/// elsewhere stays.
/// </remarks>
internal sealed class SimulatedDisk(Prng random) : IFirstStartToken
{
    private readonly List<BlockRecord> _blocks = [];
    private List<byte[]> _chunks = [];

    public int Height => _blocks.Count;

    public bool IsVotingAllowed { get; private set; }

    public bool Exists { get; set; } = true;

    public bool IsFull { get; set; }

    /// <summary>The saved votes as they would be read back after a power cut right now.</summary>
    public byte[] Consensus { get; private set; } = [];

    public void Remove() => Exists = false;

    /// <summary>Cuts off a torn end, as a store does when it is opened.</summary>
    public void Recover()
    {
        if (_blocks.Count > 0 && !_blocks[^1].IsWhole) _blocks.RemoveAt(_blocks.Count - 1);
    }

    public BlockRecord this[long height] => _blocks[(int)height - 1];

    public void Add(IReadOnlyList<BlockRecord> blocks)
    {
        RefuseIfFull();
        _blocks.AddRange(blocks);
    }

    /// <summary>The process dies while it writes: several blocks are there all or not at all, one may be
    /// torn.</summary>
    public void AddUnsynced(IReadOnlyList<BlockRecord> blocks)
    {
        int outcome = IsFull ? 0 : random.Below(3);
        if (outcome == 1) _blocks.AddRange(blocks);
        if (outcome == 2 && blocks.Count > 0) _blocks.Add(blocks[0].Torn(random.Below(4096)));
    }

    /// <summary>What this gateway has said of readings.</summary>
    public List<Ballot> Ballots { get; } = [];

    public void Add(Ballot ballot)
    {
        RefuseIfFull();
        Ballots.Add(ballot);
    }

    /// <summary>The process dies while it writes.</summary>
    public void AddUnsynced(Ballot ballot)
    {
        if (!IsFull && random.Chance(0.5)) Ballots.Add(ballot);
    }

    public void Save(ReadOnlySpan<byte> state)
    {
        RefuseIfFull();
        Consensus = state.ToArray();
        _chunks = Cut(Consensus);
    }

    /// <summary>The process dies while it writes.</summary>
    public void SaveUnsynced(byte[] state)
    {
        if (!IsFull && random.Chance(0.5)) Save(state);
    }

    public byte[]? LoadConsensus() => ConsensusChunks.TryJoin(_chunks, out byte[]? state)
        ? state
        : throw new StoreCorruptException("The saved votes on the simulated disk are damaged.");

    public void AllowVoting() => IsVotingAllowed = true;

    /// <summary>Flips one bit anywhere; false if there is nothing to flip.</summary>
    public bool Rot()
    {
        // The end is left alone: there it would be taken for a torn write, and an honest gateway would forget.
        int blocks = _blocks.Count - 1;
        if (blocks < 1) return false;
        if (_chunks.Count > 0 && random.Chance(0.3))
        {
            byte[] chunk = [.. _chunks[0]];
            chunk[random.Below(chunk.Length)] ^= (byte)(1 << random.Below(8));
            _chunks = [chunk, .. _chunks.Skip(1)];
            return true;
        }

        int place = random.Below(blocks);
        _blocks[place] = _blocks[place].WithFlippedBit(random.Below(1 << 20));
        return true;
    }

    /// <summary>A new disk: nothing on it, and no token either.</summary>
    public void Wipe()
    {
        _blocks.Clear();
        Ballots.Clear();
        (_chunks, Consensus) = ([], []);
        IsVotingAllowed = false;
        Exists = false;
        IsFull = false;
    }

    /// <summary>An older copy of this disk is put back in its place: what an adversary's operator may
    /// do.</summary>
    public void Forget(int blocks)
    {
        (_chunks, Consensus) = ([], []);
        int kept = Math.Max(0, _blocks.Count - blocks);
        _blocks.RemoveRange(kept, _blocks.Count - kept);
    }

    private static List<byte[]> Cut(byte[] state)
    {
        var chunks = new List<byte[]>();
        for (int i = 0; i < ConsensusChunks.CountOf(state.Length); i++) chunks.Add(ConsensusChunks.Cut(state, i));
        return chunks;
    }

    private void RefuseIfFull()
    {
        if (IsFull) throw new StoreException("The simulated disk is full.");
    }
}
