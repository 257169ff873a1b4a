using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Store.Pages;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.Ledger.Audit;

/// <summary>The files of the folder under audit, held still as far as that is needed.</summary>
/// <remarks>
/// While a gateway runs, a read transaction keeps it from moving pages that we have not read yet; the gateway
/// itself goes on. A folder at rest is not touched, not even by SQLite, which would begin by recovering its log.
/// </remarks>
internal sealed class AuditFiles : IDisposable
{
    private const int LiveAttempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly SqliteConnection? _reader;
    private readonly bool _ownsFile;

    private AuditFiles(SafeFileHandle file, bool ownsFile, SqliteConnection? reader)
    {
        File = file;
        _ownsFile = ownsFile;
        _reader = reader;
    }

    public SafeFileHandle File { get; }

    public WriteAheadLog Log { get; private set; } = WriteAheadLog.Empty;

    /// <summary>What is damaged in the log; null if nothing is.</summary>
    public string? LogError { get; private set; }

    public static AuditFiles Open(string directory, bool isLive)
    {
        var path = Path.Combine(directory, StoreLayout.LedgerFile);
        if (!System.IO.File.Exists(path))
        {
            throw new StoreException($"There is no ledger in {directory}: {StoreLayout.LedgerFile} is missing.");
        }

        if (StoreSwap.IsUnderWay(directory))
        {
            throw new StoreException(
                $"The ledger in {directory} was being replaced when that was interrupted: start its gateway, or run "
                + "the same command again.");
        }

        var reader = isLive ? SqliteFaults.Guard(path, () => HoldStill(path)) : null;
        try
        {
            var borrowed = StoreHandles.TryBorrow(path);
            var file = borrowed ?? System.IO.File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var files = new AuditFiles(file, borrowed is null, reader);
            files.ReadLog(path + StoreLayout.WalSuffix, isLive);
            return files;
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_ownsFile)
        {
            File.Dispose();
        }

        _reader?.Dispose();
    }

    // A frame may be half written at the moment we read it; what is damaged stays so.
    private void ReadLog(string path, bool isLive)
    {
        for (var attempt = 1; System.IO.File.Exists(path); attempt++)
        {
            Log = WriteAheadLog.Read(ReadShared(path), out var error);
            LogError = error;
            if (error is null || !isLive || attempt == LiveAttempts)
            {
                return;
            }

            Thread.Sleep(Pause);
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }

    private static SqliteConnection HoldStill(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        StoreCreation.Execute(connection, "BEGIN");
        StoreCreation.Number(connection, "SELECT count(*) FROM meta");
        return connection;
    }
}
