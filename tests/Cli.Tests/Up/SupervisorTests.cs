using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class SupervisorTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Child_that_dies_is_started_again_with_a_sentence()
    {
        var told = new List<string>();
        using var temporary = new TemporaryFolder();
        await using var supervisor = Supervise("cat", temporary, told);
        await supervisor.StartAsync(CancellationToken.None);
        var first = supervisor.Child!;

        await first.StopAsync(TimeSpan.FromSeconds(5));
        await UntilAsync(() => supervisor.Restarts == 1);

        Assert.NotEqual(first.ProcessId, supervisor.Child!.ProcessId);
        Assert.True(supervisor.IsRunning);
        Assert.Contains(told, line => line.StartsWith("the child was killed by signal 15; starting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Child_that_ends_at_once_every_time_ends_the_run_with_its_last_words()
    {
        using var temporary = new TemporaryFolder();
        await using var supervisor = Supervise("ls", temporary, [], "/nowhere");
        await supervisor.StartAsync(CancellationToken.None);

        var fault = await Assert.ThrowsAsync<InputException>(() => supervisor.GaveUp.WaitAsync(Bound));

        Assert.Contains("/nowhere", fault.Message, StringComparison.Ordinal);
        Assert.Contains("5 times in a row", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_child_stays_down()
    {
        var told = new List<string>();
        using var temporary = new TemporaryFolder();
        await using var supervisor = Supervise("cat", temporary, told);
        await supervisor.StartAsync(CancellationToken.None);

        await supervisor.StopAsync(TimeSpan.FromSeconds(5));

        Assert.False(supervisor.IsRunning);
        Assert.Equal(0, supervisor.Restarts);
        Assert.Empty(told);
    }

    [Fact]
    public async Task Child_that_ignores_the_request_is_killed()
    {
        using var temporary = new TemporaryFolder();
        await using var child = ChildProcess.Start("/bin/sh", ["-c", "trap '' TERM; echo deaf; while :; do read x; done"],
            temporary.In("log"));
        await UntilAsync(() => File.ReadAllText(temporary.In("log")).Contains("deaf", StringComparison.Ordinal));

        await child.StopAsync(TimeSpan.FromMilliseconds(200));

        Assert.Equal("was killed by signal 9", await child.Ended);
    }

    private static Supervisor Supervise(
        string program, TemporaryFolder folder, List<string> told, params string[] arguments) => new(
        "the child",
        _ => Task.FromResult<IChild>(ChildProcess.Start(program, arguments, folder.In("log"))),
        TimeSpan.FromMilliseconds(10), TimeProvider.System, told.Add);

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = Environment.TickCount64;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 - start < Bound.TotalMilliseconds, "the condition never came true");
            await Task.Delay(10);
        }
    }
}
