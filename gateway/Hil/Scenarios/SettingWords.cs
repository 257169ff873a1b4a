namespace EdgeLedger.Hil.Scenarios;

/// <summary>Settings on one line: <c>KEY=VALUE KEY=VALUE</c>, values without blanks.</summary>
internal static class SettingWords
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text, Func<string, Exception> wrong)
    {
        var settings = new List<KeyValuePair<string, string>>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw wrong($"'{word}' is no setting: KEY=VALUE is wanted.");
            settings.Add(new(word[..equals], word[(equals + 1)..]));
        }

        return settings;
    }
}
