using System.Globalization;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>What stands above the line <c>---</c>: under which circumstances the steps begin.</summary>
internal sealed class ScenarioHeader(Func<int, string, ScenarioException> wrong)
{
    private const double FastestSpeed = 100_000;
    private const string Keys = "name, board, flash, power, settings, speed, uptime, within, cases";
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = [];
    private string _name = "";
    private BoardKind? _board;
    private bool _startsProvisioned = true;
    private double _speed = 1;
    private bool _isUptimeSimulated;
    private TimeSpan _limit = DefaultLimit;

    public bool StartsPowered { get; private set; } = true;

    /// <summary>Null without cases.</summary>
    public string? CaseVariable { get; private set; }

    public IReadOnlyList<string> CaseValues { get; private set; } = [];

    public void Read(SourceLine line)
    {
        int colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || line.IsIndented)
        {
            throw wrong(line.Number, "the head has lines KEY: VALUE, and ends with ---.");
        }

        string key = line.Text[..colon].Trim(), value = line.Text[(colon + 1)..].Trim();
        if (!_seen.Add(key)) throw wrong(line.Number, $"'{key}' is there twice.");
        if (value.Length == 0) throw wrong(line.Number, $"'{key}' has no value.");
        Set(line.Number, key, value);
    }

    public void Complete(int line)
    {
        if (_name.Length == 0) throw wrong(line, "the head lacks 'name'.");
        if (_board is null) throw wrong(line, "the head lacks 'board'.");
    }

    public Scenario Make(string id, Dictionary<string, string> values, IReadOnlyList<ScenarioStep> steps) => new(
        id, string.Concat(values.Select(value => $"{value.Key} = {value.Value}: ")) + _name,
        _board!.Value, _startsProvisioned, StartsPowered, _settings, _speed, _isUptimeSimulated, _limit, values,
        steps);

    private void Set(int line, string key, string value)
    {
        switch (key)
        {
            case "name":
                _name = value;
                break;
            case "board":
                _board = Word(line, key, value, ("meter", BoardKind.Meter), ("actuator", BoardKind.Actuator));
                break;
            case "flash":
                _startsProvisioned = Word(line, key, value, ("provisioned", true), ("empty", false));
                break;
            case "power":
                StartsPowered = Word(line, key, value, ("on", true), ("off", false));
                break;
            case "uptime":
                _isUptimeSimulated = Word(line, key, value, ("real", false), ("simulated", true));
                break;
            case "settings":
                Settings(line, value);
                break;
            case "speed":
                _speed = Speed(line, value);
                break;
            case "within":
                _limit = TimeLimit.TryParse(value, out var limit)
                    ? limit : throw wrong(line, $"'{value}' is not {TimeLimit.Wanted}.");
                break;
            case "cases":
                Cases(line, value);
                break;
            default:
                throw wrong(line, $"the head knows no '{key}': {Keys}.");
        }
    }

    private void Settings(int line, string value)
    {
        foreach (var (name, content) in SettingWords.Parse(value, sentence => wrong(line, sentence)))
        {
            _settings[name] = content;
        }
    }

    private void Cases(int line, string value)
    {
        string[] words = value.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !value.Contains('=', StringComparison.Ordinal))
        {
            throw wrong(line, "cases are written NAME = VALUE VALUE...");
        }

        CaseVariable = words[0];
        CaseValues = words[1..];
    }

    private double Speed(int line, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed)
        && speed is >= 1 and <= FastestSpeed
            ? speed
            : throw wrong(line, $"speed is a number from 1 to {FastestSpeed}, not '{value}'.");

    private T Word<T>(int line, string key, string value, params (string Word, T Value)[] words)
    {
        foreach (var (word, result) in words)
        {
            if (word == value) return result;
        }

        throw wrong(line, $"{key} is {string.Join(" or ", words.Select(pair => pair.Word))}, not '{value}'.");
    }
}
