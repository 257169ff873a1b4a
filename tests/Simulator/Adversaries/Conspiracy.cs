using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>What the adversaries of a region agree on: whom to tell which of two stories.</summary>
internal sealed class Conspiracy(Region region)
{
    private readonly Dictionary<(long Height, int Round), List<Block>> _blocks = [];
    private readonly Dictionary<(long Height, int Round), uint> _sides = [];

    /// <summary>Blocks proposed in that round, by anybody, as far as an adversary has heard.</summary>
    public IReadOnlyList<Block> BlocksOf(long height, int round) =>
        _blocks.TryGetValue((height, round), out var blocks) ? blocks : [];

    public void Learn(long height, int round, Block block)
    {
        if (!_blocks.TryGetValue((height, round), out var blocks)) _blocks.Add((height, round), blocks = []);
        if (blocks.Count < 4 && !blocks.Exists(known => known.Hash == block.Hash)) blocks.Add(block);
    }

    /// <summary>Which of the two stories a peer hears in that round.</summary>
    public bool IsOtherSide(long height, int round, int peer)
    {
        if (!_sides.TryGetValue((height, round), out uint side))
        {
            _sides.Add((height, round), side = (uint)region.Random.Next());
        }

        return (side & (1U << peer)) != 0;
    }
}
