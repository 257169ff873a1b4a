using System.Diagnostics;
using System.Globalization;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Faults;

/// <summary>One run of <see cref="StoreWriter"/> and what it said before it ended.</summary>
/// <param name="Vote">Newest vote that it was told is durable; 0 before the first.</param>
/// <param name="Block">Newest block of which that holds.</param>
internal sealed record FaultyRun(int ExitCode, long Vote, long Block, string Error)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <param name="fault">
    /// What strace does to the system calls on the ledger's files, such as <c>fdatasync:error=EIO:when=3</c>.
    /// </param>
    public static FaultyRun Under(string? fault, TestFolder folder, string genesis, int rounds)
    {
        string[] files = ["ledger.db", "ledger.db-wal", "readmodel.db", "readmodel.db-wal"];
        string[] strace = fault is null
            ? []
            :
            [
                "strace", "-f", "-qq", "-o", "/dev/null",
                .. files.SelectMany(file => new[] { "-P", folder.File(file) }),
                "-e", $"trace={fault[..fault.IndexOf(':', StringComparison.Ordinal)]}", "-e", $"inject={fault}",
            ];
        string[] writer = ["dotnet", "exec", typeof(StoreWriter).Assembly.Location, folder.Path, genesis];
        string[] command = [.. strace, .. writer, rounds.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd().Split('\n');
        Assert.True(process.WaitForExit(Bound), "the writer ends");
        return new FaultyRun(process.ExitCode, Last(said, "vote "), Last(said, "block "), error.Result.Trim());
    }

    private static long Last(string[] lines, string word) => lines
        .Where(line => line.StartsWith(word, StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(word.Length), CultureInfo.InvariantCulture))
        .LastOrDefault();
}
