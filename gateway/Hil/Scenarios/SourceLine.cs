namespace EdgeLedger.Hil.Scenarios;

/// <summary>A line of a scenario that says something.</summary>
/// <param name="IsIndented">Belongs to the line above that is not.</param>
internal sealed record SourceLine(int Number, string Text, bool IsIndented);
