using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace EdgeLedger.Boards.Settings;

/// <summary>The `key=value` lines of a board's settings.cfg, sorted by key.</summary>
public sealed class SettingsFile
{
    public const string Name = "settings.cfg";

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _values;

    public string? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set
        {
            if (value is null) _values.Remove(key);
            else _values[key] = value;
        }
    }

    /// <summary>Skips what the board skips: blank lines and comments; a line without = is dropped.</summary>
    public static SettingsFile Parse(string text)
    {
        var settings = new SettingsFile();
        foreach (string line in text.Split('\n'))
        {
            string content = line.Trim();
            int equals = content.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || content[0] == '#') continue;
            settings[content[..equals].Trim()] = content[(equals + 1)..].Trim();
        }

        return settings;
    }

    public void Set(string key, long value) => this[key] = value.ToString(CultureInfo.InvariantCulture);

    public void SetIfAbsent(string key, string value) => _values.TryAdd(key, value);

    /// <summary>Reads GPIO numbers separated by commas.</summary>
    public bool TryGetPins(string key, [NotNullWhen(true)] out IReadOnlyList<int>? gpios)
    {
        gpios = null;
        if (!_values.TryGetValue(key, out string? text)) return false;
        var numbers = new List<int>();
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int gpio)) return false;
            numbers.Add(gpio);
        }

        gpios = numbers;
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in _values) text.Append(key).Append('=').Append(value).Append('\n');
        return text.ToString();
    }
}
