using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>What the adversaries of a region agree on and know together: whom to tell which of two stories, and which
/// votes have been cast.</summary>
internal sealed class Conspiracy(Region region)
{
    private const int HeightsKept = 4;

    private readonly Dictionary<(long Height, int Round), List<Block>> _blocks = [];
    private readonly Dictionary<(long Height, int Round), uint> _sides = [];
    private readonly Dictionary<(long Height, int Round), int> _dupes = [];
    private readonly SortedDictionary<long, Dictionary<(int Round, Hash256 Block), List<Vote>>> _prevotes = [];

    /// <summary>Blocks proposed in that round, by anybody, as far as an adversary has heard.</summary>
    public IReadOnlyList<Block> BlocksOf(long height, int round) =>
        _blocks.TryGetValue((height, round), out var blocks) ? blocks : [];

    public void Learn(long height, int round, Block block)
    {
        if (!_blocks.TryGetValue((height, round), out var blocks)) _blocks.Add((height, round), blocks = []);
        if (blocks.Count < 4 && !blocks.Exists(known => known.Hash == block.Hash)) blocks.Add(block);
    }

    /// <summary>A vote that an adversary has heard; prevotes for blocks are of use later.</summary>
    public void Learn(Vote vote)
    {
        if (vote.Type != VoteType.Prevote || vote.BlockHash is not { } block || !region.Votes.IsSigned(vote)) return;
        if (!_prevotes.TryGetValue(vote.Height, out var rounds)) _prevotes.Add(vote.Height, rounds = []);
        if (_prevotes.Count > HeightsKept) _prevotes.Remove(_prevotes.Keys.First());
        if (!rounds.TryGetValue((vote.Round, block), out var votes)) rounds.Add((vote.Round, block), votes = []);
        if (!votes.Exists(known => known.ValidatorIndex == vote.ValidatorIndex)) votes.Add(vote);
    }

    /// <summary>Prevotes heard, ascending by voter.</summary>
    public IReadOnlyList<Vote> PrevotesFor(long height, int round, Hash256 block) =>
        _prevotes.TryGetValue(height, out var rounds) && rounds.TryGetValue((round, block), out var votes)
            ? [.. votes.OrderBy(vote => vote.ValidatorIndex)]
            : [];

    /// <summary>Polkas of rounds before that one, real or made so by votes that adversaries still add.</summary>
    public IReadOnlyList<(int Round, Block Block, IReadOnlyList<Vote> Votes)> PolkasBefore(long height, int round)
    {
        var polkas = new List<(int, Block, IReadOnlyList<Vote>)>();
        if (!_prevotes.TryGetValue(height, out var rounds)) return polkas;
        var validators = region.Chain.Model.Validators.At(height);
        foreach (var ((number, hash), heard) in rounds)
        {
            var block = BlocksOf(height, number).FirstOrDefault(known => known.Hash == hash);
            if (number >= round || block is null) continue;
            var votes = heard.ToList();
            foreach (var accomplice in region.Gateways.Where(one => !one.IsHonest))
            {
                int index = region.IndexOf(accomplice, height);
                if (index < 0 || votes.Exists(vote => vote.ValidatorIndex == index)) continue;
                votes.Add(Vote.Sign(
                    accomplice.Key, region.Genesis.Chain, VoteType.Prevote, height, number, hash, index));
            }

            if (3 * votes.Count > 2 * validators.Count) polkas.Add((number, block, votes));
        }

        return polkas;
    }

    /// <summary>The one peer that hears in that round what adversaries keep from all others; -1 for nobody.</summary>
    public int DupeOf(long height, int round)
    {
        if (!_dupes.TryGetValue((height, round), out int dupe))
        {
            _dupes.Add((height, round), dupe = region.Random.Chance(0.4) ? -1 : region.Random.Below(region.Size));
        }

        return dupe;
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
