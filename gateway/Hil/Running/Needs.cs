using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Running;

/// <summary>Whether a bench has what a scenario needs.</summary>
internal static class Needs
{
    private static readonly string[] Names = [.. StepReader.Given.Select(name => $"${{{name}}}")];

    /// <param name="hasPerson">Somebody is there to follow the map's instructions.</param>
    /// <returns>What is missing, or null.</returns>
    public static string? Missing(BenchCase one, bool hasPerson)
    {
        var (scenario, board) = one;
        if (board is null) return $"the map has no {(scenario.Board == BoardKind.Meter ? "meter" : "actuator")}";
        if (board.IsVirtual) return null;
        if (!scenario.StartsProvisioned && !board.CanProvision) return Lacks(BenchAction.Provision);
        if (!scenario.StartsPowered && !board.Can(BenchAction.CutPower, hasPerson))
        {
            return Lacks(BenchAction.CutPower);
        }

        if (!board.CanProvision)
        {
            foreach (var (key, value) in scenario.Settings)
            {
                if (board.Settings.GetValueOrDefault(key) != value)
                {
                    return $"the map does not say that the board has {key}={value}, and has no 'provision'";
                }
            }
        }

        return scenario.Steps.Select(step => MissingFor(step, one, hasPerson))
            .FirstOrDefault(need => need is not null);
    }

    private static string? MissingFor(ScenarioStep step, BenchCase one, bool hasPerson)
    {
        var board = one.Board!;
        return step switch
        {
            ActStep act when IsOfOwnRegion(act.Action) && board.CanProvision => null,
            ActStep act => !board.Actions.TryGetValue(act.Action, out var mapped) ? Lacks(act.Action)
                : mapped.Command is null && !hasPerson ? $"nobody is there to '{act.Action}'"
                : null,
            _ when !board.CanProvision && Names.Any(name => step.Text.Contains(name, StringComparison.Ordinal)) =>
                "the board's address and region are not known, for want of 'provision'",
            RelayStep when board.Relays is null => "the map has no 'relays' for the board",
            PowerOffStep => "only a virtual board can lose its power in a write",
            AskStep { Source: AnswerSource.Bench } when board.Ask is null => "the map has no 'ask' for the board",
            AskStep { Source: AnswerSource.Ledger } or MessageStep or PublishStep when !board.CanProvision =>
                "the board's region is not the bench's own, for want of 'provision'",
            _ => null,
        };
    }

    private static bool IsOfOwnRegion(BenchAction action) =>
        action == BenchAction.StopBroker || action == BenchAction.StartBroker;

    private static string Lacks(BenchAction action) => $"the map has no '{action}' for the board";
}
