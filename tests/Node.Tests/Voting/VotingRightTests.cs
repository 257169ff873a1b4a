using EdgeLedger.Ledger;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>When a gateway whose store is new may vote though it has no token.</summary>
public sealed class VotingRightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-right-").FullName;
    private readonly EcdsaSigner[] _keys = [.. Enumerable.Range(0, 7).Select(_ => EcdsaSigner.Create())];
    private RegionLedger? _ledger;

    [Fact]
    public void Peer_that_is_itself_behind_does_not_bring_the_right_back_early()
    {
        var right = Right(gateways: 4);
        right.Learn(_keys[1].Address, 50);
        right.Learn(_keys[2].Address, 100);
        right.Learn(_keys[3].Address, 100);

        Assert.False(right.TryGain(101));
        Assert.True(right.TryGain(102));
    }

    // Of four, two have answered: the lower of two may be a lie, and the third is only late.
    [Fact]
    public void Liar_that_answers_before_the_others_does_not_bring_the_right_back_early()
    {
        var right = Right(gateways: 4);
        right.Learn(_keys[1].Address, 0);
        right.Learn(_keys[2].Address, 100);

        Assert.False(right.TryGain(64));
        right.Learn(_keys[3].Address, 99);
        Assert.False(right.TryGain(101));
        Assert.True(right.TryGain(102));
    }

    // Whoever knows how far this gateway had come is in the worst case one of n = 3f + 1 at a time, among f liars
    // and f that are behind: all places for each, and all orders of their answers.
    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void Gateway_never_votes_where_it_may_have_voted_whoever_lies_and_whoever_is_behind(int gateways)
    {
        const long last = 100;
        int faulty = (gateways - 1) / 3;
        foreach (long lie in new[] { 0, last - 3, last, last + 50, long.MaxValue })
        {
            foreach (long[] answers in Orders(faulty, [last - 2, lie, 0]))
            {
                var right = Right(gateways);
                for (int peer = 0; peer < answers.Length; peer++)
                {
                    right.Learn(_keys[peer + 1].Address, answers[peer]);
                    Assert.False(right.TryGain(last - 1), string.Join(", ", answers[..(peer + 1)]));
                }
            }
        }
    }

    // f that fail, this gateway among them: the others boast, or lie low, or are silent.
    [Theory]
    [InlineData(7, 1, long.MaxValue)]
    [InlineData(7, 1, 0L)]
    [InlineData(7, 1, null)]
    [InlineData(4, 0, null)]
    [InlineData(5, 1, long.MaxValue)]
    [InlineData(6, 1, long.MaxValue)]
    public void Gateway_votes_again_though_others_fail_with_it(int gateways, int failing, long? claim)
    {
        var right = Right(gateways);
        for (int peer = 1; peer < gateways; peer++)
        {
            if (peer > failing) right.Learn(_keys[peer].Address, 100);
            else if (claim is { } height) right.Learn(_keys[peer].Address, height);
        }

        Assert.False(right.TryGain(101));
        Assert.True(right.TryGain(102));
    }

    [Fact]
    public void Largest_of_all_heights_does_not_turn_into_the_smallest()
    {
        var right = Right(gateways: 2);
        right.Learn(_keys[1].Address, long.MaxValue);

        Assert.False(right.TryGain(1_000_000));
    }

    [Fact]
    public void What_a_peer_says_later_does_not_move_the_goal()
    {
        var right = Right(gateways: 4);
        for (int peer = 1; peer < 4; peer++) right.Learn(_keys[peer].Address, 100);
        for (int peer = 1; peer < 4; peer++) right.Learn(_keys[peer].Address, 1000);

        Assert.True(right.TryGain(102));
    }

    // Its own votes may lie under other gateways, later: those that are asked must be those in force with it.
    [Fact]
    public void Gateway_that_is_none_of_those_that_vote_gains_nothing_by_what_they_say()
    {
        var right = Right(gateways: 3, self: 3);
        for (int peer = 0; peer < 3; peer++) right.Learn(_keys[peer].Address, 100);

        Assert.False(right.TryGain(1000));
    }

    [Fact]
    public void Whoever_watches_a_region_of_one_gains_nothing_by_its_word()
    {
        var right = Right(gateways: 1, self: 3);
        right.Learn(_keys[0].Address, 100);

        Assert.False(right.TryGain(1000));
    }

    [Fact]
    public void Word_of_somebody_who_does_not_vote_counts_for_nothing()
    {
        var right = Right(gateways: 3);
        right.Learn(_keys[3].Address, 100);
        right.Learn(_keys[1].Address, 100);

        Assert.False(right.TryGain(1000));
        right.Learn(_keys[2].Address, 100);
        Assert.True(right.TryGain(1000));
    }

    // All orders of values, each there so many times.
    private static IEnumerable<long[]> Orders(int times, long[] values)
    {
        var left = values.GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count() * times);
        return Extend([]);

        IEnumerable<long[]> Extend(long[] begun)
        {
            if (begun.Length == times * values.Length) return [begun];
            return left.Keys.Where(value => begun.Count(one => one == value) < left[value])
                .SelectMany(value => Extend([.. begun, value]));
        }
    }

    public void Dispose()
    {
        _ledger?.Dispose();
        foreach (var key in _keys) key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private VotingRight Right(int gateways, int self = 0)
    {
        var keys = _keys.Take(gateways).Select(key => key.PublicKey);
        var genesis = Genesis.Create("test", 0, keys, 1, [_keys[0].PublicKey]);
        _ledger ??= RegionLedger.Open(_folder, genesis, Es256Scheme.Instance);
        return new VotingRight(_ledger, new FirstStartFile(_folder), _keys[self].Address, NullLogger.Instance);
    }
}
