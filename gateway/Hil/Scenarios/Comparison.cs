using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Two sums of numbers and captured values, and how they compare: <c>after >= before + 4</c>.</summary>
/// <remarks>Words that are no numbers can be compared for equality only, and not be added.</remarks>
public sealed partial class Comparison
{
    private readonly string _text;
    private readonly Sum _left;
    private readonly Sum _right;
    private readonly string _relation;

    private Comparison(string text, Sum left, string relation, Sum right)
    {
        _text = text;
        _left = left;
        _relation = relation;
        _right = right;
    }

    /// <summary>Captured values that it speaks of.</summary>
    public IEnumerable<string> Names => _left.Terms.Concat(_right.Terms).Select(term => term.Atom).Where(IsName);

    /// <returns>Null for what is no comparison.</returns>
    public static Comparison? TryParse(string text)
    {
        var match = Relation().Match(text);
        if (!match.Success) return null;
        var left = Parse(text[..match.Index]);
        var right = Parse(text[(match.Index + match.Length)..]);
        return left is null || right is null ? null : new Comparison(text.Trim(), left, match.Value, right);
    }

    /// <returns>Null when it holds; otherwise the sentence with the values.</returns>
    public string? Objection(IReadOnlyDictionary<string, string> values)
    {
        string left = _left.Show(values), right = _right.Show(values);
        bool holds = _left.TryAdd(values, out decimal x) && _right.TryAdd(values, out decimal y)
            ? Holds(x.CompareTo(y))
            : _relation switch { "==" => left == right, "!=" => left != right, _ => false };
        return holds ? null : $"{_text} does not hold: {left} {_relation} {right}";
    }

    public override string ToString() => _text;

    private bool Holds(int order) => _relation switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private static Sum? Parse(string text)
    {
        if (!WholeSum().IsMatch(text)) return null;
        var terms = new List<(int Sign, string Atom)>();
        int sign = 1;
        foreach (Match token in Token().Matches(text))
        {
            if (token.Value is "+" or "-") sign = token.Value == "+" ? 1 : -1;
            else terms.Add((sign, token.Value));
        }

        return new Sum(terms);
    }

    private static bool IsName(string atom) => char.IsAsciiLetter(atom[0]) || atom[0] == '_';

    [GeneratedRegex("==|!=|<=|>=|<|>")]
    private static partial Regex Relation();

    [GeneratedRegex(@"^\s*(\w[\w.]*)(\s+[+-]\s+\w[\w.]*)*\s*$")]
    private static partial Regex WholeSum();

    [GeneratedRegex(@"\w[\w.]*|[+-]")]
    private static partial Regex Token();

    private sealed record Sum(IReadOnlyList<(int Sign, string Atom)> Terms)
    {
        public string Show(IReadOnlyDictionary<string, string> values) =>
            string.Concat(Terms.Select((term, index) =>
                (index == 0 ? "" : term.Sign > 0 ? " + " : " - ") + ValueOf(term.Atom, values)));

        public bool TryAdd(IReadOnlyDictionary<string, string> values, out decimal sum)
        {
            sum = 0;
            foreach (var (sign, atom) in Terms)
            {
                if (!decimal.TryParse(
                    ValueOf(atom, values), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out decimal number)) return false;
                sum += sign * number;
            }

            return true;
        }

        private static string ValueOf(string atom, IReadOnlyDictionary<string, string> values) =>
            values.GetValueOrDefault(atom, atom);
    }
}
