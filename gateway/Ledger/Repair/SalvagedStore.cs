using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Repair;

/// <summary>What can still be read of a damaged store.</summary>
/// <remarks>
/// Pages are read as the audit reads them, which needs no file header and stops at the first fault; blocks behind it
/// are asked of SQLite one by one. Own votes count only if every byte that they and their log consist of is right:
/// votes that may lack the newest are worse than none.
/// </remarks>
internal sealed class SalvagedStore : IDisposable
{
    private readonly AuditFiles? _files;
    private readonly string _directory;
    private IEnumerator<(TableRow Row, ReadOnlyMemory<byte>[] Values)>? _walk;
    private bool _isRowUnread;
    private BlockFile? _bySqlite;
    private bool _hasTriedSqlite;

    private SalvagedStore(string directory, AuditFiles? files)
    {
        _directory = directory;
        _files = files;
        if (files is null)
        {
            return;
        }

        ReadSmallTables(new StoreContent(new PageSource(files.File, files.Log)));
        _walk = new StoreContent(new PageSource(files.File, files.Log)).ReadBlocks().GetEnumerator();
    }

    /// <summary>Null if it cannot be read.</summary>
    public Genesis? Genesis { get; private set; }

    /// <summary>Whether the gateway's own votes are all there, the newest included.</summary>
    public bool AreVotesIntact { get; private set; }

    /// <summary>The saved votes; null if nothing was saved, or they are not intact.</summary>
    public byte[]? Votes { get; private set; }

    /// <summary>Whether the gateway may vote, as far as its votes are intact.</summary>
    public bool IsVotingAllowed { get; private set; }

    public static SalvagedStore Open(string directory)
    {
        try
        {
            return new SalvagedStore(directory, AuditFiles.Open(directory, isLive: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StoreException)
        {
            return new SalvagedStore(directory, null);
        }
    }

    /// <summary>To be asked by ascending height.</summary>
    public StoredBlock? TryGetBlock(long height)
    {
        try
        {
            while (_walk is not null)
            {
                if (!_isRowUnread && !_walk.MoveNext())
                {
                    break;
                }

                var (row, values) = _walk.Current;
                _isRowUnread = row.Key > height;
                if (row.Key >= height)
                {
                    return row.Key == height && BlockBody.TryParse(height, values, out var stored) ? stored : null;
                }
            }
        }
        catch (PageFaultException)
        {
            _walk = null;
        }

        return _walk is null ? AskSqlite(height) : null;
    }

    public void Dispose()
    {
        _bySqlite?.Dispose();
        _files?.Dispose();
    }

    private StoredBlock? AskSqlite(long height)
    {
        try
        {
            if (!_hasTriedSqlite)
            {
                _hasTriedSqlite = true;
                _bySqlite = BlockFile.Open(_directory);
            }

            return _bySqlite?.GetBlock(height);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private void ReadSmallTables(StoreContent content)
    {
        try
        {
            Genesis = content.ReadSmallTables();
            AreVotesIntact = _files!.LogError is null;
            if (AreVotesIntact)
            {
                Votes = content.Votes;
                IsVotingAllowed = content.IsVotingAllowed;
            }
        }
        catch (PageFaultException)
        {
            // Neither votes nor genesis can be trusted then: the operator has the genesis, and votes are no loss.
        }
    }
}
