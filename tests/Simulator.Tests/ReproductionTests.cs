using EdgeLedger.Simulator.Running;

namespace EdgeLedger.Simulator.Tests;

public sealed class ReproductionTests
{
    private const ulong WithRealCurve = 99;

    [Theory]
    [InlineData(7, null)]
    [InlineData(123, 7)]
    [InlineData(501, 31)]
    [InlineData(WithRealCurve, null)]
    public void A_seed_plays_the_same_to_the_byte_again(ulong seed, int? gateways)
    {
        var first = SeedRun.Play(seed, gateways);
        var second = SeedRun.Play(seed, gateways, isTraced: true);

        Assert.Null(first.Violation);
        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal((first.Blocks, first.Events), (second.Blocks, second.Events));
        Assert.True(first.Blocks > 0);
    }

    [Fact]
    public void Two_traces_of_a_seed_are_equal_line_by_line_and_those_of_two_seeds_are_not()
    {
        var first = SeedRun.Play(11, 4, isTraced: true);
        var second = SeedRun.Play(11, 4, isTraced: true);
        var other = SeedRun.Play(12, 4, isTraced: true);

        Assert.Equal(first.Lines, second.Lines);
        Assert.NotEmpty(first.Lines);
        Assert.NotEqual(first.Digest, other.Digest);
    }
}
