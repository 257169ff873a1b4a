using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>Finds the virtual board's program: the build puts it into `board/` beside this one.</summary>
internal static class BoardExecutable
{
    public static string Find()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "board", "edgeledger-board");
        return File.Exists(path)
            ? path
            : throw new InputException($"the virtual board is missing: {path}; build gateway/Cli again.");
    }
}
