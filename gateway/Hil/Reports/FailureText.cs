using System.Text;
using EdgeLedger.Hil.Running;

namespace EdgeLedger.Hil.Reports;

/// <summary>What a person needs to see of a case that failed.</summary>
public static class FailureText
{
    private const int LastLines = 20;

    public static string Of(CaseResult result)
    {
        var text = new StringBuilder();
        if (result.Step is { } step) text.AppendLine($"line {step.Line}: {step.Text}");
        text.AppendLine(result.Reason);
        int skipped = Math.Max(0, result.Lines.Count - LastLines);
        text.AppendLine($"the last {result.Lines.Count - skipped} lines (> typed, # bench):");
        foreach (var line in result.Lines.Skip(skipped)) text.AppendLine(line.ToString());
        return text.ToString();
    }
}
