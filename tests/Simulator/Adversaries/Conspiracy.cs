using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>What the adversaries of a region agree on and know together: whom to tell which of two stories, and
/// what others have said.</summary>
internal sealed class Conspiracy(Region region)
{
    private const int HeightsKept = 4;
    private const int RuledRounds = 6;

    private readonly Dictionary<(long Height, int Round), List<Block>> _blocks = [];
    private readonly Dictionary<(long Height, int Round), uint> _sides = [];
    private readonly Dictionary<Hash256, SortedDictionary<Address, Ballot>> _ballots = [];
    private readonly List<Hash256> _disputed = [];
    private readonly Dictionary<(long Height, int Round), int> _dupes = [];
    private readonly Dictionary<(long Height, int Round), int[]> _hearers = [];
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
        bool isOfUse = vote.Type == VoteType.Prevote && region.Votes.IsSigned(vote);
        if (!isOfUse || vote.BlockHash is not { } block) return;
        if (!_prevotes.TryGetValue(vote.Height, out var rounds)) _prevotes.Add(vote.Height, rounds = []);
        if (_prevotes.Count > HeightsKept) _prevotes.Remove(_prevotes.Keys.First());
        if (!rounds.TryGetValue((vote.Round, block), out var votes)) rounds.Add((vote.Round, block), votes = []);
        if (!votes.Exists(known => known.ValidatorIndex == vote.ValidatorIndex)) votes.Add(vote);
    }

    public void Learn(Ballot ballot)
    {
        foreach (var item in ballot.Items)
        {
            if (!_ballots.TryGetValue(item.Statement, out var ballots))
            {
                _ballots.Add(item.Statement, ballots = []);
                _disputed.Add(item.Statement);
            }

            ballots[ballot.Gateway] = ballot;
        }
    }

    /// <summary>All ballots heard about one statement, most likely a late one, ascending by gateway.</summary>
    public IEnumerable<Ballot> SomeBallots() => _disputed.Count > 0
        ? _ballots[_disputed[^(1 + region.Random.Below(Math.Min(_disputed.Count, 4)))]].Values
        : [];

    /// <summary>A real prevote of the newest height; null if none was heard.</summary>
    public Vote? SomePrevote() => _prevotes.Count > 0 && _prevotes.Values.Last() is { Count: > 0 } rounds
        ? region.Random.Pick(rounds.Values.First())
        : null;

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

    /// <summary>Whether a proposal does not reach an honest gateway, in a region whose network adversaries
    /// rule.</summary>
    /// <remarks>
    /// In each of the first rounds just as many honest gateways hear a new block as make a polka together with all
    /// adversaries, and one of them at most is shown it. So locks lie in several rounds, on several blocks.
    /// </remarks>
    public bool Withholds(int from, int to, PeerMessage.BlockProposal message)
    {
        var (height, round) = (message.Proposal.Height, message.Proposal.Round);
        bool isRepeated = message.Proposal.ValidRound >= 0 && !region.Gateways[from].IsHonest;
        return round < RuledRounds && !isRepeated && region.Gateways[to].IsHonest
            && !HearersOf(height, round).Contains(to);
    }

    /// <summary>The one peer that hears in that round what adversaries keep from all others; -1 for
    /// nobody.</summary>
    public int DupeOf(long height, int round)
    {
        if (!_dupes.TryGetValue((height, round), out int dupe))
        {
            // First polkas that lock nobody, then locks: the former are what is proposed to the locked.
            bool isHeard = region.Random.Chance(round < 2 ? 0.2 : 0.8);
            dupe = isHeard ? region.Random.Pick(HearersOf(height, round)) : -1;
            _dupes.Add((height, round), dupe);
        }

        return dupe;
    }

    private int[] HearersOf(long height, int round)
    {
        if (_hearers.TryGetValue((height, round), out int[]? hearers)) return hearers;
        SimulatedGateway[] honest = [.. region.Honest.Where(one => region.IndexOf(one, height) >= 0)];
        region.Random.Shuffle(honest);
        int count = region.Chain.Model.Validators.At(height).Count;
        int needed = Math.Max(1, (2 * count / 3) + 1 - ((count - 1) / 3));
        hearers =
        [
            .. honest.OrderByDescending(one => region.IsProposer(one, height, round)).Take(needed)
                .Select(one => one.Index),
        ];
        _hearers.Add((height, round), hearers);
        return hearers;
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
