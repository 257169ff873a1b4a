using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class FactoryResetTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();

    public FactoryResetTests() => _region.Provision(_files);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Factory_reset_says_what_is_lost_and_waits_for_a_word()
    {
        var board = TestPlatform.Start(_files);
        board.Run(20);

        var answer = board.Ask("factory-reset");

        Assert.Matches("^factory-reset loses [1-9][0-9]* records that are not in the ledger yet, ", answer[0]);
        Assert.EndsWith(" within 30 s", answer[1], StringComparison.Ordinal);
        Assert.Equal(0, board.Switch.Reboots);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_confirmation_alone_or_too_late_does_nothing(bool isAsked)
    {
        var board = TestPlatform.Start(_files);
        if (isAsked) board.Ask("factory-reset");
        board.Run(31);

        Assert.Contains(
            "factory-reset nothing to confirm: type factory-reset first", board.Ask("factory-reset confirm"));

        Assert.Equal(0, board.Switch.Reboots);
        Assert.Contains(" recorded=", TestPlatform.Start(_files).Ask("status").Single());
    }

    [Theory]
    [InlineData("factory-reset", false)]
    [InlineData("factory-reset keep-key", true)]
    public void A_confirmed_reset_leaves_log_and_starts_and_perhaps_the_key(string command, bool keepsKey)
    {
        var board = TestPlatform.Start(_files);
        board.Run(20);
        board.Ask(command);
        board.Ask("factory-reset confirm");
        Assert.Equal(1, board.Switch.Reboots);

        var next = TestPlatform.Start(_files);

        Assert.Equal(["status kind=meter unprovisioned"], next.Ask("status"));
        Assert.Contains("start 2, reason factory-reset", next.Output);
        AssertWiped(keepsKey);
        Assert.Contains(next.Ask("log"), line => line.Contains("log before ") && line.Contains("factory reset"));
    }

    [Fact]
    public void Reset_of_a_flash_that_cannot_be_listed_is_no_success()
    {
        _files.ListsNothing = true;

        Assert.False(FactoryReset.TryWipe(_files, keepsKey: false));
    }

    [Fact]
    public void Factory_reset_cut_at_any_file_operation_is_finished_by_the_next_start()
    {
        int operations = Run(new MemoryFiles(), 0, Cut.After);
        foreach (Cut cut in Enum.GetValues<Cut>())
        {
            for (int at = 1; at <= operations; at++)
            {
                var files = new MemoryFiles();
                Run(files, at, cut);
                _ = TestPlatform.Start(files);
                AssertWiped(files, keepsKey: false);
            }
        }
    }

    // From the moment at which the reset is noted: counts the operations after it, or cuts the power at one.
    private int Run(MemoryFiles files, int cutAt, Cut cut)
    {
        _region.Provision(files);
        var board = TestPlatform.Start(files);
        board.Run(20);
        board.Ask("factory-reset");
        board.Ask("factory-reset confirm");
        int before = files.Changes;
        files.Cut = cut;
        files.CutAt = cutAt == 0 ? 0 : before + cutAt;
        try
        {
            _ = TestPlatform.Start(files);
        }
        catch (PowerCutException)
        {
            // The supply has failed; the flash stays.
        }

        Assert.True(files.Changes >= files.CutAt, "the power was not cut");
        files.CutAt = 0;
        return files.Changes - before;
    }

    private void AssertWiped(bool keepsKey) => AssertWiped(_files, keepsKey);

    private static void AssertWiped(MemoryFiles files, bool keepsKey)
    {
        var left = files.Paths.Where(path => !path.StartsWith(@"I:\log-", StringComparison.Ordinal)
            && !path.StartsWith(@"I:\life-", StringComparison.Ordinal));
        Assert.Equal(keepsKey ? [@"I:\device.key"] : [], left);
    }
}
