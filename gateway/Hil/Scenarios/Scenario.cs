using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>One case that a board must stand: what is given, and what is done and expected in turn.</summary>
/// <param name="Id">Name of the file, with the value in brackets where the file has several cases.</param>
/// <param name="StartsProvisioned">False: the flash is empty, and the steps provision the board.</param>
/// <param name="StartsPowered">False: the steps switch the power on.</param>
/// <param name="Settings">Beside those that bring the board into the bench's region.</param>
/// <param name="Speed">Board's seconds a real second, where the board's time can be played; else 1.</param>
/// <param name="IsUptimeSimulated">Timeouts run as fast as the readings do, where time can be played.</param>
/// <param name="Limit">For steps that name none.</param>
/// <param name="Values">The case's own variable, if the file has cases.</param>
public sealed record Scenario(
    string Id,
    string Name,
    BoardKind Board,
    bool StartsProvisioned,
    bool StartsPowered,
    IReadOnlyDictionary<string, string> Settings,
    double Speed,
    bool IsUptimeSimulated,
    TimeSpan Limit,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<ScenarioStep> Steps);
