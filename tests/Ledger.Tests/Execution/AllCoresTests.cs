using EdgeLedger.Ledger.Execution;

namespace EdgeLedger.Ledger.Tests.Execution;

public sealed class AllCoresTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Every_piece_is_done_once(int count)
    {
        var done = new int[count];
        AllCores.Run(count, index => Interlocked.Increment(ref done[index]));
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void Fault_in_a_piece_comes_out()
    {
        static void Fail(int index) => throw new InvalidOperationException($"{index}");
        Assert.Throws<InvalidOperationException>(() => AllCores.Run(100, Fail));
    }
}
