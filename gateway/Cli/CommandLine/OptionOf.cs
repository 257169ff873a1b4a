using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>Options whose wrong values are answered by a sentence with the allowed range.</summary>
internal static class OptionOf
{
    public static Option<int?> Count(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = Text(result);
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} wants a whole number from {least} to {most}, not '{text}'.");
            return null;
        },
    };

    public static Option<TimeSpan?> Span(string name, string description, TimeSpan least, TimeSpan most) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = result =>
        {
            string text = Text(result);
            if (!Duration.TryParse(text, out var value))
            {
                result.AddError($"{name} wants a duration such as 500ms, 1s, 15m or 1h, not '{text}'.");
                return null;
            }

            if (value >= least && value <= most) return value;
            result.AddError($"{name} must lie between {Duration.Format(least)} and {Duration.Format(most)}.");
            return null;
        },
    };

    public static Option<double?> Factor(string name, string description, double least, double most) => new(name)
    {
        Description = description,
        HelpName = "FACTOR",
        CustomParser = result =>
        {
            string text = Text(result);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture,
                $"{name} wants a number from {least} to {most}, not '{text}'."));
            return null;
        },
    };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    /// <summary>Like <see cref="Text(string, string, string)"/>, for an option that must be given.</summary>
    public static Option<string> Needed(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, Required = true };

    public static Option<string[]> Many(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Argument<string> Operand(string name, string description) =>
        new(name) { Description = description };

    private static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
}
