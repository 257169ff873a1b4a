using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>The changes of a region's gateways as a file, believed only as far as genesis proves it.</summary>
internal static class HistoryFile
{
    /// <summary>The gateways after the last change in the file.</summary>
    public static ValidatorSet Read(string path, Genesis genesis)
    {
        if (!File.Exists(path)) throw new InputException($"there is no file {path}.");
        if (!ValidatorHistory.TryParse(File.ReadAllBytes(path), out var history))
        {
            throw new InputException($"{path} is no file of 'edgeledger validators export'.");
        }

        return history.Verify(genesis, Es256Scheme.Instance, long.MaxValue, out var validators, out string? error)
            ? validators
            : throw new InputException($"not proven: {error}.");
    }
}
