using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.GenesisFiles;

/// <summary>Makes and reads genesis files.</summary>
internal static class GenesisFile
{
    /// <param name="createdUnixMs">In the region's own time: no block can be older.</param>
    public static Genesis Make(
        string region, IReadOnlyList<PublicKey> gateways, IReadOnlyList<PublicKey> registrars, int registrarQuorum,
        IReadOnlyList<PublicKey> discos, long createdUnixMs)
    {
        if (gateways.Count == 0) throw new InputException("a region needs at least one gateway.", ExitCode.Usage);
        if (registrars.Count < registrarQuorum)
        {
            throw new InputException(
                $"{registrarQuorum} registrars must sign, but only {registrars.Count} are named.", ExitCode.Usage);
        }

        RefuseDoubles(gateways, "gateway");
        RefuseDoubles(registrars, "registrar");
        RefuseDoubles(discos, "DISCO");
        try
        {
            return Genesis.Create(
                region, createdUnixMs, gateways, registrarQuorum, registrars, discos);
        }
        catch (ArgumentException fault)
        {
            throw new InputException(fault.Message, ExitCode.Usage);
        }
    }

    public static Genesis Read(string path)
    {
        if (!File.Exists(path)) throw new InputException($"there is no file {path}.");
        return Genesis.TryParse(File.ReadAllBytes(path), out var genesis, out string? error)
            ? genesis
            : throw new InputException($"{path} is no genesis: {error}");
    }

    private static void RefuseDoubles(IReadOnlyList<PublicKey> keys, string role)
    {
        if (keys.Select(k => k.Address).Distinct().Count() < keys.Count)
        {
            throw new InputException($"one key is named as {role} twice.", ExitCode.Usage);
        }
    }
}
