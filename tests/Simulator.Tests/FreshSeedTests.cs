using EdgeLedger.Simulator.Running;
using Xunit.Abstractions;

namespace EdgeLedger.Simulator.Tests;

public sealed class FreshSeedTests(ITestOutputHelper output)
{
    private const int Seeds = 1000;

    [Fact]
    public void A_thousand_regions_that_nobody_has_seen_keep_every_promise_and_decide_much()
    {
        ulong from = SeedSweep.FreshSeed();
        output.WriteLine($"{Seeds} seeds from {from}");

        var report = new SeedSweep(from, Seeds, gateways: null).Run();

        output.WriteLine(report.ToString());
        Assert.True(report.IsSound, $"{report}\nagain with: dotnet run -c Release --project tests/Simulator -- "
            + $"--seed {report.FailedSeed} --trace");
        Assert.True(report.Blocks > 5 * Seeds, $"no progress to speak of: {report}");
        Assert.True(report.Gateways.Keys.Max() > 7, $"no large region among them: {report}");
    }
}
