namespace EdgeLedger.Records.Tests.Region;

public class QuorumTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 3, 0)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 4, 1)]
    [InlineData(6, 5, 1)]
    [InlineData(7, 5, 2)]
    [InlineData(10, 7, 3)]
    [InlineData(31, 21, 10)]
    public void Quorum_is_more_than_two_thirds(int gateways, int quorum, int faulty)
    {
        Assert.Equal(quorum, Quorum.Of(gateways));
        Assert.Equal(faulty, Quorum.Faulty(gateways));
    }

    // arXiv:1807.04938 section 2: safety (two quorums share an honest gateway) and progress (the honest make one).
    [Fact]
    public void Two_quorums_share_an_honest_gateway_and_the_honest_alone_make_one()
    {
        for (int n = 1; n <= 200; n++)
        {
            Assert.True((2 * Quorum.Of(n)) - n > Quorum.Faulty(n), $"{n} gateways");
            Assert.True(n - Quorum.Faulty(n) >= Quorum.Of(n), $"{n} gateways");
        }
    }
}
