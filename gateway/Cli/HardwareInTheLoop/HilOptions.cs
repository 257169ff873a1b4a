namespace EdgeLedger.Cli.HardwareInTheLoop;

/// <param name="Map">Null for the bench of every computer: virtual boards.</param>
/// <param name="Folder">Where scenarios are looked up by name.</param>
/// <param name="JUnit">Null: no such file.</param>
internal sealed record HilOptions(
    string? Map, string Folder, IReadOnlyList<string> Scenarios, string? JUnit, bool IsJson, bool IsList,
    bool IsVerbose, int AtOnce, long Seed);
