namespace EdgeLedger.Boards.Settings;

/// <summary>Judges a settings file as the board will when it starts.</summary>
public static class SettingsRules
{
    private static readonly string[] Required = ["region", "chain", "broker.host", "kind"];

    /// <summary>What stops the board, or what it would not know, one sentence each.</summary>
    public static IEnumerable<string> Objections(SettingsFile settings)
    {
        foreach (var (key, value) in settings.Values)
        {
            if (Objection(key, value) is { } objection) yield return objection;
        }

        foreach (string key in Required)
        {
            if (settings[key] is null) yield return $"settings lack {key}.";
        }

        if (settings["chain"] is { } chain && settings["region"] is { } region
            && !SettingsSyntax.IsChainOf(chain, region))
        {
            yield return $"chain {chain} is not of region {region}.";
        }
    }

    /// <summary>Null when the board takes the value.</summary>
    public static string? Objection(string key, string value)
    {
        if (!SettingsKeys.All.TryGetValue(key, out var known))
        {
            string all = string.Join(", ", SettingsKeys.All.Keys);
            return $"'{key}' is no setting of this firmware; the keys are {all}.";
        }

        // The file is lines, and the board cuts blanks off both ends of a value.
        if (value.AsSpan().ContainsAny('\n', '\r') || value.Trim().Length != value.Length)
        {
            return $"{key} may neither begin nor end with a blank nor hold a line break.";
        }

        return known.IsValid(value) ? null : $"{known.Rule}, not '{value}'.";
    }
}
