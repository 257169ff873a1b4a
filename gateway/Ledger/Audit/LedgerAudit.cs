using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>
/// Checks a gateway's whole ledger from genesis and from the bytes of its file, trusting nothing.
/// </summary>
/// <remarks>
/// It does not ask SQLite for the rows but reads the pages itself, since SQLite skips what it does not need: one
/// flipped bit anywhere in <c>ledger.db</c> or its write-ahead log is found. The folder is only read.
/// </remarks>
public static class LedgerAudit
{
    /// <param name="pinnedGenesis">
    /// Hash of the genesis the ledger must have; null takes the stored one on trust, and the result says so.
    /// </param>
    /// <param name="scheme">Null for ES256.</param>
    public static AuditResult Verify(
        string directory, Hash256? pinnedGenesis = null, ISignatureScheme? scheme = null)
    {
        var wasLive = FolderLock.IsHeld(directory);
        var result = VerifyOnce(directory, pinnedGenesis, scheme, wasLive);

        // A gateway that started meanwhile has been writing under our eyes: look again, with a lock on what we
        // read.
        var isLive = FolderLock.IsHeld(directory);
        return !result.Ok && isLive && !wasLive
            ? VerifyOnce(directory, pinnedGenesis, scheme, isLive: true)
            : result;
    }

    private static AuditResult VerifyOnce(
        string directory, Hash256? pinnedGenesis, ISignatureScheme? scheme, bool isLive)
    {
        try
        {
            using var files = AuditFiles.Open(directory, isLive);
            return new AuditRun(files, pinnedGenesis, scheme ?? Es256Scheme.Instance).Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
        {
            return new AuditResult(0, 0, Hash256.Zero, pinnedGenesis is not null, 0, error.Message);
        }
    }
}
