using System.Text.RegularExpressions;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Text with <c>${name}</c> in the place of captured values.</summary>
internal static partial class Template
{
    public static IEnumerable<string> Names(string text) =>
        Place().Matches(text).Select(match => match.Groups[1].Value);

    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, match => values[match.Groups[1].Value]);

    /// <summary>Values stand for themselves, whatever they hold.</summary>
    public static Regex Pattern(string text, IReadOnlyDictionary<string, string> values) => Compile(
        Place().Replace(text, match => Regex.Escape(values[match.Groups[1].Value])));

    /// <exception cref="ArgumentException">The pattern is none.</exception>
    public static Regex Check(string text) => Compile(Place().Replace(text, "x"));

    // Without backtracking no pattern can hang on a line, whatever a board says.
    private static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Place();
}
