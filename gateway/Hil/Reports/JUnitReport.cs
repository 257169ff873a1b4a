using System.Globalization;
using System.Text;
using System.Xml;
using EdgeLedger.Hil.Running;

namespace EdgeLedger.Hil.Reports;

/// <summary>Results as JUnit XML, the dialect that Jenkins and GitLab read: one suite a board.</summary>
public static class JUnitReport
{
    public static void Write(string path, IReadOnlyList<CaseResult> results, DateTimeOffset started)
    {
        var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) };
        using var writer = XmlWriter.Create(path, settings);
        writer.WriteStartElement("testsuites");
        Counts(writer, "hardware in the loop", results);
        foreach (var suite in results.GroupBy(result => result.Case.BoardName))
        {
            Suite(writer, suite.Key, [.. suite], started);
        }

        writer.WriteEndElement();
    }

    private static void Suite(
        XmlWriter writer, string board, IReadOnlyList<CaseResult> results, DateTimeOffset started)
    {
        writer.WriteStartElement("testsuite");
        Counts(writer, board, results);
        writer.WriteAttributeString(
            "timestamp", started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var result in results) Case(writer, result);
        writer.WriteEndElement();
    }

    private static void Counts(XmlWriter writer, string name, IReadOnlyList<CaseResult> results)
    {
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("tests", Text(results.Count));
        writer.WriteAttributeString("failures", Text(results.Count(result => result.Outcome == Outcome.Failed)));
        writer.WriteAttributeString("errors", Text(results.Count(result => result.Outcome == Outcome.Broken)));
        writer.WriteAttributeString("skipped", Text(results.Count(result => result.Outcome == Outcome.Skipped)));
        writer.WriteAttributeString("time", Seconds(new TimeSpan(results.Sum(result => result.Duration.Ticks))));
    }

    private static void Case(XmlWriter writer, CaseResult result)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", result.Case.BoardName);
        writer.WriteAttributeString("name", result.Case.Scenario.Id);
        writer.WriteAttributeString("time", Seconds(result.Duration));
        string? element = result.Outcome switch
        {
            Outcome.Failed => "failure", Outcome.Broken => "error", Outcome.Skipped => "skipped", _ => null,
        };
        if (element is not null)
        {
            writer.WriteStartElement(element);
            writer.WriteAttributeString("message", Clean(result.Reason!));
            if (result.Outcome != Outcome.Skipped) writer.WriteString(Clean(FailureText.Of(result)));
            writer.WriteEndElement();
        }

        if (result.Lines.Count > 0)
        {
            writer.WriteElementString("system-out", Clean(string.Join('\n', result.Lines) + "\n"));
        }

        writer.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) =>
        span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // Boot loaders say bytes that XML 1.0 (section 2.2) cannot hold.
    private static string Clean(string text) =>
        string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}
