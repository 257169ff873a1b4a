using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Store;

/// <summary>Reads a whole store before its gateway starts: damage is said while somebody looks.</summary>
/// <remarks>
/// Every page and every hash, and no signature but those on a state that stands for blocks: nothing but a bit that
/// turned is looked for, and a gateway starts soon.
/// </remarks>
public static class StoreCheck
{
    /// <summary>
    /// What a few seconds suffice for. Of a larger store the newest blocks are checked when it is opened, the others
    /// whenever they are read.
    /// </summary>
    public const long MostBytes = 512L << 20;

    /// <exception cref="StoreException">
    /// In use, or damaged: the message names the first block lost and the way out.
    /// </exception>
    public static void Run(string directory, ISignatureScheme scheme)
    {
        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        using var folder = StoreFolder.Take(directory);
        SqliteFaults.Guard(path, () => StoreSwap.Finish(directory));
        if (File.Exists(path) && new FileInfo(path).Length is > 0 and <= MostBytes
            && SqliteFaults.Guard(path, () => StoreDiagnosis.FindDamage(path, scheme)) is { } damage)
        {
            throw damage;
        }
    }
}
