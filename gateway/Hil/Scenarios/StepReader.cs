using System.Globalization;
using System.Text.RegularExpressions;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Reads the steps below the head.</summary>
/// <remarks>
/// Names are followed as they are captured: to use one that nothing has captured is an error here, not when the
/// scenario has run for minutes.
/// </remarks>
internal sealed partial class StepReader
{
    /// <summary>Values that every run has.</summary>
    public static readonly IReadOnlyList<string> Given = ["address", "region", "chain"];

    private readonly Func<int, string, ScenarioException> _wrong;
    private readonly HashSet<string> _known;

    public StepReader(Func<int, string, ScenarioException> wrong, string? caseVariable)
    {
        _wrong = wrong;
        _known = [.. Given];
        if (caseVariable is not null) _known.Add(caseVariable);
    }

    public IReadOnlyList<ScenarioStep> Read(IReadOnlyList<SourceLine> lines)
    {
        var steps = new List<ScenarioStep>();
        for (int i = 0; i < lines.Count;)
        {
            var head = lines[i++];
            if (head.IsIndented) throw _wrong(head.Number, "an indented line belongs to one above, and none is.");
            var below = lines.Skip(i).TakeWhile(line => line.IsIndented).ToList();
            i += below.Count;
            steps.Add(Read(head, below));
        }

        return steps;
    }

    private ScenarioStep Read(SourceLine line, List<SourceLine> below)
    {
        string text = line.Text;
        if (Expect().Match(text) is { Success: true } expect) return ReadExpect(line, expect, below);
        if (Message().Match(text) is { Success: true } message) return ReadMessage(line, message, below);
        if (Ask().Match(text) is { Success: true } ask) return ReadAsk(line, ask, below);
        if (below.Count > 0) throw _wrong(below[0].Number, "an indented line belongs to an expect or an ask.");
        return ReadSingle(line);
    }

    private ScenarioStep ReadSingle(SourceLine line)
    {
        var (number, text, _) = line;
        if (Relay().Match(text) is { Success: true } relay)
        {
            int index = int.Parse(relay.Groups["n"].Value, CultureInfo.InvariantCulture);
            return new RelayStep(
                number, text, index, relay.Groups["state"].Value == "closed", Limit(line, relay));
        }

        if (PowerOff().Match(text) is { Success: true } off)
        {
            return new PowerOffStep(number, text, Limit(line, off));
        }

        if (text == "allow") return new AllowStep(number, text);
        if (After(text, "forbid:") is { } pattern) return new ForbidStep(number, text, Pattern(number, pattern));
        if (After(text, "send ") is { } sent) return new SendStep(number, text, Filled(number, sent));
        if (After(text, "check ") is { } check) return new CheckStep(number, text, Comparison(number, check));
        if (Publish().Match(text) is { Success: true } publish)
        {
            return new PublishStep(number, text, Filled(number, publish.Groups["topic"].Value),
                Filled(number, publish.Groups["text"].Value));
        }

        if (BenchAction.TryRead(text, out var action, out string argument)) return ReadAct(line, action, argument);
        throw _wrong(number, $"'{text}' is no step: send, expect, ask, check, forbid, allow, publish, "
            + string.Join(", ", BenchAction.All) + ".");
    }

    private ActStep ReadAct(SourceLine line, BenchAction action, string argument)
    {
        if (action.Argument is null && argument.Length > 0)
        {
            throw _wrong(line.Number, $"nothing follows '{action}', but '{argument}' does.");
        }

        if (action is { Argument: { } wanted, MayLackArgument: false } && argument.Length == 0)
        {
            throw _wrong(line.Number, $"'{action}' wants {wanted}.");
        }

        string sample = Template.Fill(Filled(line.Number, argument), _known.ToDictionary(name => name, _ => "1"));
        if (action == BenchAction.Provision) SettingWords.Parse(sample, sentence => _wrong(line.Number, sentence));
        else if (action.Argument is not null && !int.TryParse(
            sample, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw _wrong(line.Number, $"'{action}' wants a whole number, not '{argument}'.");
        }

        return new ActStep(line.Number, line.Text, action, argument);
    }

    private ExpectStep ReadExpect(SourceLine line, Match match, List<SourceLine> below)
    {
        string rest = match.Groups["rest"].Value.Trim();
        bool isList = match.Groups["order"].Success;
        if (isList && rest.Length > 0) throw _wrong(line.Number, "patterns of a list stand below it, indented.");
        if (!isList && rest.Length == 0) throw _wrong(line.Number, "a pattern must follow the colon.");
        var (patterns, conditions) = Split(below);
        if (!isList && patterns.Count > 0)
        {
            throw _wrong(patterns[0].Number, "a second pattern: write 'expect in order:' above the first one.");
        }

        if (isList && patterns.Count == 0) throw _wrong(line.Number, "no pattern stands below, indented.");
        string[] all = isList
            ? [.. patterns.Select(one => Pattern(one.Number, one.Text))]
            : [Pattern(line.Number, rest)];
        return new ExpectStep(
            line.Number, line.Text, all, match.Groups["order"].Value == "in any order", Limit(line, match),
            Comparisons(conditions));
    }

    private MessageStep ReadMessage(SourceLine line, Match match, List<SourceLine> below)
    {
        string pattern = Pattern(line.Number, match.Groups["rest"].Value.Trim());
        return new MessageStep(
            line.Number, line.Text, Filled(line.Number, match.Groups["topic"].Value), pattern, Limit(line, match),
            OnlyComparisons(below));
    }

    private AskStep ReadAsk(SourceLine line, Match match, List<SourceLine> below)
    {
        var source = match.Groups["who"].Value.Trim() switch
        {
            "bench" => AnswerSource.Bench,
            "ledger" => AnswerSource.Ledger,
            _ => AnswerSource.Console,
        };
        string question = Filled(line.Number, match.Groups["question"].Value);
        if (question.Length == 0 && source != AnswerSource.Ledger)
        {
            throw _wrong(line.Number, "ask wants a question in quotes.");
        }

        string pattern = Pattern(line.Number, match.Groups["rest"].Value.Trim());
        return new AskStep(
            line.Number, line.Text, source, question, pattern, Limit(line, match), OnlyComparisons(below));
    }

    private List<Comparison> OnlyComparisons(List<SourceLine> below)
    {
        var (patterns, conditions) = Split(below);
        return patterns.Count > 0
            ? throw _wrong(patterns[0].Number, "only 'where COMPARISON' may stand below this step.")
            : Comparisons(conditions);
    }

    private static (List<SourceLine> Patterns, List<SourceLine> Conditions) Split(List<SourceLine> below) => (
        [.. below.Where(line => After(line.Text, "where ") is null)],
        [.. below.Where(line => After(line.Text, "where ") is not null)]);

    private List<Comparison> Comparisons(List<SourceLine> lines) =>
        [.. lines.Select(line => Comparison(line.Number, After(line.Text, "where ")!))];

    private Comparison Comparison(int line, string text)
    {
        var comparison = Scenarios.Comparison.TryParse(text) ?? throw _wrong(
            line, $"'{text}' is no comparison: two sums with ==, !=, <, <=, > or >= between them.");
        return comparison.Names.FirstOrDefault(one => !_known.Contains(one) && !IsWord(text, one)) is { } unknown
            ? throw Unknown(line, unknown)
            : comparison;
    }

    // A bare word on the right of == or != may be meant as a word.
    private static bool IsWord(string text, string name) =>
        Regex.IsMatch(text, $@"[=!]=\s*{Regex.Escape(name)}\s*$", RegexOptions.NonBacktracking);

    private string Pattern(int line, string text)
    {
        if (text.Length == 0) throw _wrong(line, "a pattern must follow the colon.");
        Filled(line, text);
        try
        {
            foreach (string name in Template.Check(text).GetGroupNames().Where(n => !char.IsAsciiDigit(n[0])))
            {
                _known.Add(name);
            }
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw _wrong(line, $"the pattern cannot be read: {fault.Message}");
        }

        return text;
    }

    private string Filled(int line, string text) =>
        Template.Names(text).FirstOrDefault(name => !_known.Contains(name)) is { } unknown
            ? throw Unknown(line, unknown)
            : text;

    private ScenarioException Unknown(int line, string name) =>
        _wrong(line, $"nothing above captures '{name}' with (?<{name}>...).");

    private TimeSpan? Limit(SourceLine line, Match match) =>
        !match.Groups["limit"].Success ? null
        : TimeLimit.TryParse(match.Groups["limit"].Value, out var limit) ? limit
        : throw _wrong(line.Number, $"'{match.Groups["limit"].Value}' is not {TimeLimit.Wanted}.");

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..].Trim() : null;

    [GeneratedRegex(@"^expect( (?<order>in order|in any order))?( within (?<limit>\S+))?:(?<rest>.*)$")]
    private static partial Regex Expect();

    [GeneratedRegex(@"^expect message (?<topic>\S+?)( within (?<limit>\S+))?:(?<rest> .*)$")]
    private static partial Regex Message();

    [GeneratedRegex(
        """^ask(?<who> bench| ledger)?( "(?<question>[^"]*)")?( within (?<limit>\S+))?:(?<rest>.*)$""")]
    private static partial Regex Ask();

    [GeneratedRegex(@"^expect relay (?<n>\d{1,2}) (?<state>closed|open)( within (?<limit>\S+))?$")]
    private static partial Regex Relay();

    [GeneratedRegex(@"^expect power off( within (?<limit>\S+))?$")]
    private static partial Regex PowerOff();

    [GeneratedRegex("^publish (?<topic>[^ :]+): (?<text>.*)$")]
    private static partial Regex Publish();
}
