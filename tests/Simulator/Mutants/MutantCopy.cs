using System.Diagnostics;
using System.Text.Json;

namespace EdgeLedger.Simulator.Mutants;

/// <summary>A private copy of the sources that the simulator is built from.</summary>
internal sealed class MutantCopy : IDisposable
{
    private const string Project = "tests/Simulator";

    private static readonly string[] Needed =
    [
        "gateway/Records", "gateway/Consensus", "gateway/Contracts", "gateway/Ledger", "gateway/Mqtt",
        "gateway/Node", "gateway/BannedSymbols.txt", "firmware/Cryptography", "boards/virtual", Project,
        "Directory.Build.props", "Directory.Packages.props", "global.json",
    ];

    private readonly string _root;
    private readonly string _folder;

    /// <param name="root">Of the repository.</param>
    public MutantCopy(string root)
    {
        _root = root;
        _folder = Directory.CreateTempSubdirectory("edgeledger-mutants-").FullName;
        foreach (string needed in Needed) Copy(needed);
        Run(TimeSpan.FromMinutes(10), "restore", Project, "-v", "q");
    }

    /// <summary>Puts a mutant into the copy.</summary>
    /// <exception cref="InvalidDataException">Its text does not stand in its file exactly once.</exception>
    public void Break(Mutant mutant)
    {
        string path = Path.Combine(_folder, mutant.File);
        string text = File.ReadAllText(path);
        int at = text.IndexOf(mutant.Find, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(mutant.Find, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidDataException($"'{mutant.Name}': its text does not stand once in {mutant.File}");
        }

        File.WriteAllText(path, text.Replace(mutant.Find, mutant.Replace, StringComparison.Ordinal));
    }

    public void Mend(Mutant mutant) =>
        File.Copy(Path.Combine(_root, mutant.File), Path.Combine(_folder, mutant.File), overwrite: true);

    /// <exception cref="InvalidDataException">It does not compile; the message says why.</exception>
    public void Build()
    {
        // Analyzers judge style, and a broken rule has none.
        var (code, output) = Run(
            TimeSpan.FromMinutes(10), "build", Project, "-c", "Release", "-v", "q", "--nologo", "--no-restore",
            "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false");
        if (code != 0) throw new InvalidDataException(output);
    }

    /// <summary>Plays seeds until the first that fails.</summary>
    public MutantVerdict Play(long seeds)
    {
        string program = Path.Combine(_folder, Project, "bin/Release/net10.0/EdgeLedger.Simulator.dll");
        var (code, output) = Run(
            TimeSpan.FromMinutes(20), program, "--seeds", $"{seeds}", "--from", "1", "--json");
        if (code is null) return new MutantVerdict(seeds, "a seed does not end");
        using var report = JsonDocument.Parse(output);
        var root = report.RootElement;
        string? violation = root.GetProperty("violation").GetString();
        return violation is null
            ? new MutantVerdict(null, null)
            : new MutantVerdict(root.GetProperty("failedSeed").GetInt64(), violation);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Copy(string name)
    {
        string from = Path.Combine(_root, name), to = Path.Combine(_folder, name);
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from).Select(path => Path.GetFileName(path)))
        {
            if (folder is not ("bin" or "obj")) Copy(Path.Combine(name, folder));
        }
    }

    private (int? Code, string Output) Run(TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (process.WaitForExit(patience)) return (process.ExitCode, output.GetAwaiter().GetResult());
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (null, "");
    }
}
