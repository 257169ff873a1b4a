using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>Where everything of a region lies in the folder given to `up`.</summary>
/// <remarks>
/// The folder holds private keys and passwords: it and the files written through here are the owner's alone.
/// </remarks>
internal sealed class RegionFolder(string path)
{
    public string Path { get; } = path;

    public string Genesis => In("genesis.cbor");

    public string Region => In("region.json");

    /// <summary>Process ids and ports while a run lasts.</summary>
    public string Run => In("run.json");

    public string Lock => In("up.lock");

    public string Keys => In("keys");

    public string Broker => In("broker");

    public string Gateway(int number) => In($"gateway-{number}");

    public string GatewayConfig(int number) => System.IO.Path.Combine(Gateway(number), "gateway.json");

    public string GatewayKey(int number) => System.IO.Path.Combine(Gateway(number), "gateway.pem");

    public string ApiToken(int number) => System.IO.Path.Combine(Gateway(number), "api.token");

    public string FirstStartToken(int number) => System.IO.Path.Combine(Gateway(number), "first-start.token");

    public string Board(int number) => In($"board-{number}");

    public string Flash(int number) => System.IO.Path.Combine(Board(number), "flash");

    public string Bench(int number) => System.IO.Path.Combine(Board(number), "bench.json");

    public string In(string relative) => System.IO.Path.Combine(Path, relative);

    public string RelativeTo(string full) => System.IO.Path.GetRelativePath(Path, full);

    /// <summary>Claims the folder for one run; the claim dies with the process.</summary>
    public FileStream Claim()
    {
        try
        {
            if (File.Exists(Path)) throw new InputException($"--data: {Path} is a file, not a folder.");
            if (!Directory.Exists(Path)) PrivateFile.MakeFolder(Path);
            RefuseStrangersFolder();
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputException($"--data: {Path} cannot be written.");
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new InputException(Directory.Exists(Path) && File.Exists(Lock)
                ? $"{Path} is in use by another 'edgeledger up'."
                : $"--data: {Path} cannot be used: {fault.Message}");
        }
    }

    // Keys and ledgers must not be strewn among somebody's documents because of a mistyped path.
    private void RefuseStrangersFolder()
    {
        if (File.Exists(Region) || File.Exists(Lock)) return;
        if (Directory.EnumerateFileSystemEntries(Path).Any())
        {
            throw new InputException($"--data: {Path} is neither empty nor a region's folder.");
        }
    }
}
