using System.Text.RegularExpressions;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Running;

/// <summary>What a case knows by name: what is given, and what its patterns have captured.</summary>
internal sealed class CapturedValues(IReadOnlyDictionary<string, string> given)
{
    private readonly Dictionary<string, string> _values = new(given, StringComparer.Ordinal);

    public string Fill(string text) => Template.Fill(text, _values);

    public Regex Pattern(string text) => Template.Pattern(text, _values);

    /// <returns>The first comparison that does not hold, with its values; null when all do.</returns>
    public string? Objection(IEnumerable<Comparison> comparisons) =>
        comparisons.Select(one => one.Objection(_values)).FirstOrDefault(objection => objection is not null);

    /// <summary>Keeps what the matches captured, if the conditions then hold.</summary>
    /// <param name="objection">The condition that does not; empty when true is returned.</param>
    public bool TryKeep(IEnumerable<Match> matches, IReadOnlyList<Comparison> conditions, out string objection)
    {
        var next = new CapturedValues(_values);
        foreach (var group in matches.SelectMany(match => match.Groups.Values))
        {
            if (group.Success && !char.IsAsciiDigit(group.Name[0])) next._values[group.Name] = group.Value;
        }

        objection = next.Objection(conditions) ?? "";
        if (objection.Length > 0) return false;
        foreach (var (name, value) in next._values) _values[name] = value;
        return true;
    }
}
