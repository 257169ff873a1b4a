using EdgeLedger.VirtualBoard.Fleet;
using Xunit.Abstractions;

namespace EdgeLedger.Fleet.Tests;

public sealed class FleetTests(ITestOutputHelper output)
{
    private static readonly FleetOptions Calm = new()
    {
        Boards = 3, Seed = 11, StartUnixMs = DateTimeOffset.Parse("2026-01-15T00:00:00Z", null).ToUnixTimeMilliseconds(),
    };

    private static readonly FleetOptions Rough = Calm with
    {
        Link = new LinkFaults(20, 20, 3000, 25, 1_200_000), OperationsPerPowerCut = 40,
    };

    [Fact]
    public void Every_period_of_a_calm_fleet_becomes_final()
    {
        var report = Play(Calm, TimeSpan.FromHours(6));

        // The last period ends with the simulation; its block would come after.
        Assert.True(report.IsSound);
        Assert.InRange(report.Final, 3 * 23, 3 * 24);
        Assert.Equal(0, report.PowerCuts);
        Assert.True(report.WorstRegisterShare < 0.005, $"{report.WorstRegisterShare}");
    }

    [Fact]
    public void Equal_seeds_give_equal_bytes_whatever_goes_wrong()
    {
        var first = Play(Rough, TimeSpan.FromHours(8));
        var second = Play(Rough, TimeSpan.FromHours(8));
        var other = Play(Rough with { Seed = 12 }, TimeSpan.FromHours(8));

        Assert.True(first.PowerCuts > 0 && first.Duplicates > 0, first.ToText());
        Assert.Equal(first.Digest, second.Digest);
        Assert.NotEqual(first.Digest, other.Digest);
    }

    [Fact]
    public void Fleet_with_lost_messages_outages_and_power_cuts_loses_nothing_and_goes_on()
    {
        ulong seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {seed}");

        var report = Play(Rough with { Boards = 8, Seed = seed }, TimeSpan.FromHours(24));

        Assert.True(report.IsSound, $"seed {seed}\n{report.ToText()}");
        Assert.True(report.PowerCuts > 8, $"seed {seed}\n{report.ToText()}");

        // Most of 8 x 96 periods: a board without power makes none, and an outage may be on at the end.
        Assert.True(report.Final > 8 * 96 * 3 / 4, $"seed {seed}\n{report.ToText()}");
    }

    [Fact]
    public void Fleet_that_power_cuts_keep_from_working_says_so_in_one_sentence()
    {
        var wrong = Assert.Throws<FleetException>(
            () => Play(Calm with { OperationsPerPowerCut = 1 }, TimeSpan.FromHours(2)));

        Assert.EndsWith("ask for more operations between two power cuts.", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Theory]
    [InlineData("--meters is 1 to 100000.", "--meters", "x")]
    [InlineData("--meters is 1 to 100000.", "--meters", "0")]
    [InlineData("--period-s divides a day.", "--period-s", "7")]
    public void Wrong_option_is_answered_by_one_sentence(string sentence, params string[] typed)
    {
        Assert.Equal([sentence], FleetCommand.Create().Parse(typed).Errors.Select(error => error.Message));
    }

    private FleetReport Play(FleetOptions options, TimeSpan simulated)
    {
        var report = FleetRun.Play(options, 900, simulated, _ => { });
        output.WriteLine(report.ToText());
        return report;
    }
}
