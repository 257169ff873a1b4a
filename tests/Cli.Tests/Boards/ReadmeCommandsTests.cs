using System.Text.RegularExpressions;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Tests.Boards;

/// <summary>What the boards' READMEs tell a technician to type is what this command line understands.</summary>
public sealed partial class ReadmeCommandsTests
{
    private static readonly string Boards = FindBoards();

    public static TheoryData<string> Readmes =>
    [
        .. Directory.EnumerateFiles(Boards, "README.md", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/virtual/", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Boards, file)),
    ];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_command_of_the_readme_is_understood(string readme)
    {
        string text = File.ReadAllText(Path.Combine(Boards, readme)).Replace("\\\n", " ", StringComparison.Ordinal);
        string[] commands = [.. Command().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(commands);
        foreach (string command in commands)
        {
            var parsed = EdgeLedgerCommand.Create().Parse([.. Word().Matches(command).Select(Unquoted)]);
            Assert.True(parsed.Errors.Count == 0, $"edgeledger {command}: {string.Join(" ", parsed.Errors.Select(e => e.Message))}");
        }
    }

    private static string Unquoted(Match word) => word.Value.Trim('"');

    // A code block's line, or a code span; two words alone are the name of a command and no use of it.
    [GeneratedRegex(@"(?:^ {4,}|`)edgeledger ((?:key|board|device|query) [^\s`]+ [^`\n]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    private static string FindBoards()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EdgeLedger.sln"))) return Path.Combine(folder.FullName, "boards");
        }

        throw new DirectoryNotFoundException("no EdgeLedger.sln above " + AppContext.BaseDirectory);
    }
}
