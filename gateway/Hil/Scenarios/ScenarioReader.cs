using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Scenarios;

/// <summary>Reads a scenario file; tests/Hil/README.md has the grammar.</summary>
public sealed class ScenarioReader
{
    public const string Extension = ".scenario";

    private const string EndOfHeader = "---";

    private readonly string _file;
    private readonly List<SourceLine> _lines = [];
    private readonly ScenarioHeader _header;

    private ScenarioReader(string file, string text)
    {
        _file = file;
        _header = new ScenarioHeader(Wrong);
        string[] raw = text.Split('\n');
        for (int i = 0; i < raw.Length; i++)
        {
            string line = raw[i].TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith('#')) continue;
            _lines.Add(new SourceLine(i + 1, line.Trim(), char.IsWhiteSpace(line[0])));
        }
    }

    /// <param name="file">For messages; its name without extension becomes the scenario's.</param>
    /// <returns>One scenario a case; one where there are no cases.</returns>
    /// <exception cref="ScenarioException">With the line.</exception>
    public static IReadOnlyList<Scenario> Read(string file, string text) => new ScenarioReader(file, text).Read();

    private List<Scenario> Read()
    {
        int end = _lines.FindIndex(line => line is { IsIndented: false, Text: EndOfHeader });
        if (end < 0)
        {
            int last = _lines.Count > 0 ? _lines[^1].Number : 1;
            throw Wrong(last, "the line --- between head and steps is missing.");
        }

        foreach (var line in _lines.Take(end)) _header.Read(line);
        _header.Complete(_lines[end].Number);

        var steps = new StepReader(Wrong, _header.CaseVariable).Read([.. _lines.Skip(end + 1)]);
        if (steps.Count == 0) throw Wrong(_lines[end].Number, "no step follows.");
        CheckPower(steps);
        string id = Path.GetFileNameWithoutExtension(_file);
        return _header.CaseVariable is null
            ? [_header.Make(id, [], steps)]
            : [.. _header.CaseValues.Select(value => _header.Make(
                $"{id}[{value}]", new() { [_header.CaseVariable] = value }, steps))];
    }

    // What a board says before its power is on, nobody can wait for.
    private void CheckPower(IReadOnlyList<ScenarioStep> steps)
    {
        if (_header.StartsPowered) return;
        var early = steps.TakeWhile(step =>
            step is not ActStep { Action.Words: "restore power" or "provision" }).FirstOrDefault(
            step => step is SendStep or ExpectStep or AskStep { Source: AnswerSource.Console });
        if (early is not null) throw Wrong(early.Line, "the power is off here; 'restore power' comes first.");
    }

    private ScenarioException Wrong(int line, string sentence) => new(_file, line, sentence);
}
