namespace EdgeLedger.Boards.Settings;

/// <summary>One key of settings.cfg and the values that the firmware takes for it.</summary>
/// <param name="Rule">One sentence without its period, as the board itself logs it.</param>
public sealed record SettingsKey(string Name, string Rule, Func<string, bool> IsValid);
