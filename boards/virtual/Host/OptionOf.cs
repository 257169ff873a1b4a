using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard;

/// <summary>Options whose values are read here, so that a wrong one is told in words of its own.</summary>
internal static class OptionOf
{
    private const int SecondsPerDay = 86_400;

    /// <summary>One of some words, which stand for values; must be given.</summary>
    public static Option<T> Words<T>(string name, string description, params (string Word, T Value)[] words)
    {
        string all = string.Join('|', words.Select(pair => pair.Word));
        return new Option<T>(name)
        {
            Description = description,
            HelpName = all,
            Required = true,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                foreach (var (word, value) in words)
                {
                    if (word == result.Tokens[0].Value) return value;
                }

                return Refuse(result, words[0].Value, $"it is one of {all}.");
            },
        };
    }

    public static Option<ulong> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
            ulong.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
                ? seed
                : Refuse(result, 1UL, "a whole number is wanted, 0 or more."),
    };

    public static Option<double> Speed(string name, string description, int fastest) => new(name)
    {
        Description = description,
        HelpName = "S",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
            double.TryParse(
                result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double speed)
            && speed > 0 && speed <= fastest
                ? speed
                : Refuse(result, 1.0, $"more than 0 is wanted, and at most {fastest}."),
    };

    /// <summary>A number of seconds, written <c>1h</c>, <c>15m</c> or <c>60s</c>.</summary>
    public static Option<int> Seconds(string name, string description, int fallback) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            int unit = text.Length == 0 ? 0 : text[^1] switch { 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
            return unit > 0
                && int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                && count > 0 && (long)count * unit <= SecondsPerDay
                    ? count * unit
                    : Refuse(result, fallback, "a whole number of h, m or s is wanted, up to 24h.");
        },
    };

    /// <summary><c>REALMS:SIMMS</c>; null when it is not given.</summary>
    public static Option<ClockAnchor?> Clock(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "REALMS:SIMMS",
        CustomParser = result =>
            ClockAnchor.TryParse(result.Tokens[0].Value, 1, out var anchor)
                ? anchor
                : Refuse<ClockAnchor?>(
                    result, null, "REALMS:SIMMS is wanted, two counts of milliseconds since 1970."),
    };

    private static T Refuse<T>(ArgumentResult result, T value, string wanted)
    {
        string option = result.Parent is OptionResult parent ? parent.Option.Name : "";
        result.AddError($"{option} {result.Tokens[0].Value}: {wanted}");
        return value;
    }
}
