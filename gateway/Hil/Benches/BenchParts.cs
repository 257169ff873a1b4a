using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Benches;

/// <summary>All that a case works with.</summary>
/// <param name="Region">Null where the board lives in a region that is not the bench's.</param>
/// <param name="Messages">Null where the scenario speaks of none.</param>
internal sealed record BenchParts(
    IBenchBoard Board, BenchRegion? Region, BrokerTap? Messages,
    IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Values that steps find by name from the beginning.</summary>
    public IReadOnlyDictionary<string, string> Given(Scenario scenario) =>
        Region?.Given(scenario) ?? scenario.Values;

    /// <exception cref="BenchException">It could not be done.</exception>
    public void Act(BenchAction action, string argument)
    {
        if (action == BenchAction.Provision && Region is not null)
        {
            var changed = SettingWords.Parse(argument, sentence => new BenchException(sentence));
            Board.Provision(Region.Files(Settings.Concat(changed)), start: true);
        }
        else if (action == BenchAction.StopBroker && Region is not null) Region.StopBroker();
        else if (action == BenchAction.StartBroker && Region is not null) Region.StartBroker();
        else Board.Act(action, argument);
    }
}
