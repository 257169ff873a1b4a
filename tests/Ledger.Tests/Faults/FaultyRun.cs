using System.Diagnostics;
using System.Globalization;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Faults;

/// <summary>One run of <see cref="StoreWriter"/> and what it said before it ended.</summary>
/// <param name="Vote">Newest vote that it was told is durable; 0 before the first.</param>
/// <param name="Block">Newest block of which that holds.</param>
internal sealed record FaultyRun(int ExitCode, long Vote, long Block, string Error)
{
    private static readonly string[] Names =
        ["ledger.db", "readmodel.db", "repair/ledger.db", "ledger.db.next", "."];

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <param name="fault">
    /// What strace does to the system calls on the ledger's files, such as <c>fdatasync:error=EIO:when=3</c>.
    /// </param>
    public static FaultyRun Under(string? fault, TestFolder folder, string genesis, int rounds) =>
        Of(fault, folder.Path, genesis, rounds.ToString(CultureInfo.InvariantCulture));

    /// <param name="arguments">What <see cref="StoreWriter"/> takes; the folder comes first.</param>
    public static FaultyRun Of(string? fault, params string[] arguments)
    {
        string[] strace = fault is null
            ? []
            :
            [
                "strace", "-f", "-qq", "-o", "/dev/null",
                .. Files(arguments[0]).SelectMany(file => new[] { "-P", file }),
                "-e", $"trace={fault[..fault.IndexOf(':', StringComparison.Ordinal)]}", "-e", $"inject={fault}",
            ];
        string[] command = [.. strace, "dotnet", "exec", typeof(StoreWriter).Assembly.Location, .. arguments];
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

    private static IEnumerable<string> Files(string folder) =>
        Names.SelectMany(name => new[] { name, name + "-wal" })
            .Select(name => Path.GetFullPath(Path.Combine(folder, name)));

    private static long Last(string[] lines, string word) => lines
        .Where(line => line.StartsWith(word, StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(word.Length), CultureInfo.InvariantCulture))
        .LastOrDefault();
}
