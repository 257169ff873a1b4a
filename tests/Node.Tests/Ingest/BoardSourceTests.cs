using EdgeLedger.Node.Ingest;

namespace EdgeLedger.Node.Tests.Ingest;

public sealed class BoardSourceTests
{
    [Fact]
    public void Source_that_is_refused_now_and_then_is_heard_and_one_that_floods_is_not()
    {
        var source = new BoardSource(TimeProvider.System);
        for (int i = 0; i < 200; i++) source.CountRefusal();
        Assert.False(source.IsMuted);

        for (int i = 0; i < 2000; i++) source.CountRefusal();
        Assert.True(source.IsMuted);
    }

    [Fact]
    public void Source_is_heard_again_after_a_while()
    {
        var source = new BoardSource(TimeProvider.System);
        while (!source.IsMuted) source.CountRefusal();

        Wait.Until(() => !source.IsMuted, "it is heard again");
    }
}
