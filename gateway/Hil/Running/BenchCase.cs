using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Running;

/// <summary>A scenario, and the board that it is for; null when the map has none of the kind.</summary>
public sealed record BenchCase(Scenario Scenario, MappedBoard? Board)
{
    public string BoardName => Board?.Name ?? "none";

    public override string ToString() => $"{Scenario.Id} on {BoardName}";

    /// <summary>Each scenario with each board of its kind.</summary>
    public static IReadOnlyList<BenchCase> All(IEnumerable<Scenario> scenarios, BenchMap map) =>
    [
        .. scenarios.SelectMany(scenario => map.Boards
            .Where(board => board.Kind == scenario.Board).DefaultIfEmpty()
            .Select(board => new BenchCase(scenario, board))),
    ];
}
