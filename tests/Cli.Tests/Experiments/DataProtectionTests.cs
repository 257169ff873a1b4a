using System.Xml.Linq;
using EdgeLedger.Cli.Experiments;

namespace EdgeLedger.Cli.Tests.Experiments;

public sealed class DataProtectionTests
{
    private static readonly ProtectionOptions Small = new([4], Meters: 12, Compromised: 6, Days: 1, Seed: 3, []);

    private static readonly Lazy<IReadOnlyList<ProtectionCase>> Cases = new(() => DataProtection.Run(Small));

    // f corrupt gateways change nothing; more than half decide everything.
    [Fact]
    public void Up_to_f_corrupt_gateways_change_nothing_and_a_majority_everything()
    {
        var honest = Region(0);
        Assert.True(honest.FalseReadings > 300 && honest.TrueReadings > 600);
        Assert.Equal(
            (honest.FalseAcceptedShare, honest.TrueKeptOutShare),
            (Region(1).FalseAcceptedShare, Region(1).TrueKeptOutShare));
        Assert.Equal((1.0, 1.0), (Region(3).FalseAcceptedShare, Region(3).TrueKeptOutShare));
        Assert.Equal((1.0, 1.0), (Region(4).FalseAcceptedShare, Region(4).TrueKeptOutShare));
    }

    [Fact]
    public void Honest_gateways_keep_out_what_cannot_be_and_nothing_of_an_honest_meter()
    {
        var honest = Region(0);
        Assert.Equal(0, honest.HonestKeptOutShare);
        Assert.Equal(0, honest.FalseAcceptedByAttack[AttackKind.Reset]);
        Assert.InRange(honest.FalseAcceptedByAttack[AttackKind.Frozen], 0, 0.5);
        // Within the plausible range and without a feeder's meter nothing can be seen.
        Assert.Equal(1, honest.FalseAcceptedByAttack[AttackKind.Subtle]);
    }

    [Fact]
    public void Collector_takes_what_it_gets_and_a_corrupt_one_what_it_likes()
    {
        var collectors = Cases.Value.Where(one => one.Keeper == "collector").ToList();
        Assert.Equal((1.0, 0.0), (collectors[0].FalseAcceptedShare, collectors[0].TrueKeptOutShare));
        Assert.Equal((1.0, 1.0), (collectors[1].FalseAcceptedShare, collectors[1].TrueKeptOutShare));
    }

    [Fact]
    public void Same_seed_gives_the_same_figures()
    {
        var options = Small with { Gateways = [1], Days = 1 };
        Assert.Equal(
            ProtectionTable.Text(options, DataProtection.Run(options)),
            ProtectionTable.Text(options, DataProtection.Run(options)));
    }

    [Fact]
    public void Plot_is_well_formed_and_says_what_it_shows()
    {
        var plot = XDocument.Parse(ProtectionPlot.Draw(Small, Cases.Value));
        var texts = plot.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value).ToList();
        Assert.Contains("4 gateways (f = 1)", texts);
        Assert.Contains("corrupt gateways", texts);
        Assert.Contains("share of readings, %", texts);
        Assert.Contains("true readings kept out", texts);
    }

    private static ProtectionCase Region(int corrupt) => Cases.Value.Single(
        one => one.Keeper == "region" && one.Corrupt == corrupt && !one.HasFeeders);
}
