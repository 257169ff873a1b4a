using System.Text.RegularExpressions;

namespace EdgeLedger.Boards.Tests.Documentation;

/// <summary>A technician searches the table of boards/README.md for the line on the screen, word for
/// word.</summary>
public sealed partial class DiagnoseTableTests
{
    private const int LogLineColumn = 2;

    public static TheoryData<string> Lines =>
    [
        .. File.ReadLines(Repository.In("boards", "README.md"))
            .SkipWhile(line => line != "## Diagnose")
            .Where(line => line.StartsWith('|'))
            .SelectMany(row => Span().Matches(row.Split('|')[LogLineColumn]))
            .Select(span => span.Groups[1].Value),
    ];

    // What the firmware fills in is written as an ellipsis; it puts file names and reasons together with colons.
    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_of_the_table_is_one_that_the_firmware_writes(string line)
    {
        string[] words = line.Split(' ', 3);
        Assert.Contains(words[0], (string[])["I", "W", "E"]);
        Assert.True(
            Firmware.Contains($"\"{words[1]}\"", StringComparison.Ordinal)
            || Firmware.Contains($" {words[0]} {words[1]} ", StringComparison.Ordinal),
            $"no part '{words[1]}' in the firmware");
        foreach (string piece in Filled().Split(words[2]).Select(piece => piece.Trim()))
        {
            Assert.Contains(piece, Firmware, StringComparison.Ordinal);
        }
    }

    // Pieces that the source joins with + are joined here too, and escapes read as they are printed.
    private static string Firmware { get; } = Joint().Replace(
        string.Concat(Directory
            .EnumerateFiles(Repository.In("firmware"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)),
        "").Replace(@"\\", @"\", StringComparison.Ordinal);

    [GeneratedRegex(@"…|I:\\\S+|: ")]
    private static partial Regex Filled();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex("\"\\s*\\+\\s*\"")]
    private static partial Regex Joint();
}
