using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Maps;

/// <summary>One board of a map.</summary>
/// <param name="Port">Of its console; null for a virtual board.</param>
/// <param name="Settings">What a board that the bench cannot provision was provisioned with.</param>
/// <param name="Relays">Prints a digit a relay, relay 0 first; not 0 is closed.</param>
/// <param name="Ask">Answers questions about the world round the board.</param>
/// <param name="Grace">Added to every limit of a scenario.</param>
public sealed record MappedBoard(
    string Name,
    BoardKind Kind,
    string? Port,
    int BaudRate,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<BenchAction, MappedAction> Actions,
    BenchCommand? Relays,
    BenchCommand? Ask,
    TimeSpan Grace)
{
    public bool IsVirtual => Port is null;

    /// <summary>Whether each case gets a fresh board in a region of the bench's own.</summary>
    public bool CanProvision => IsVirtual || Actions.ContainsKey(BenchAction.Provision);

    /// <param name="hasPerson">Somebody can be asked to do what is an instruction.</param>
    public bool Can(BenchAction action, bool hasPerson) =>
        Actions.TryGetValue(action, out var mapped) && (hasPerson || mapped.Command is not null);
}
