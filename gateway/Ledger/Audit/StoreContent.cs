using System.Buffers.Binary;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>Reads one view of the database (with its log, or without) strictly, table by table.</summary>
internal sealed class StoreContent(PageSource source)
{
    private const int SchemaRoot = 1;
    private const int FirstTableRoot = 2;

    private readonly TableWalk _walk = new(source);
    private readonly Dictionary<MetaItem, ReadOnlyMemory<byte>> _meta = [];

    /// <summary>The saved votes of this gateway; null if none were ever saved.</summary>
    public byte[]? Votes { get; private set; }

    public bool IsVotingAllowed => _meta[MetaItem.VotingAllowed].Span is [1];

    /// <summary>Reads schema and small tables; must come first.</summary>
    /// <returns>The genesis that the store claims.</returns>
    public Genesis ReadSmallTables()
    {
        ReadSchema();
        ReadMeta();
        var chunks = Rows(StoreLayout.ConsensusTable, 1).Select(row => row.Values[0].ToArray()).ToList();
        if (!ConsensusChunks.TryJoin(chunks, out var votes))
        {
            throw new PageFaultException("the saved votes of this gateway do not match their checksum");
        }

        Votes = votes;

        return Genesis.TryParse(_meta[MetaItem.Genesis].Span, out var genesis, out var error)
            ? genesis
            : throw new PageFaultException($"the stored genesis cannot be read: {error}");
    }

    public string? FindHeaderFault()
    {
        if (!source.HasWholePages)
        {
            return "the length of the file, which is no whole number of pages,";
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(_meta[MetaItem.SqliteVersion].Span);
        return FileHeader.FindFault(source.Read(1, out _).Span, source.Pages, version);
    }

    /// <summary>The state that stands for the first blocks, unverified; null where all are held.</summary>
    public StateSnapshot? ReadBase()
    {
        var rows = Rows(StoreLayout.BaseTable, 1).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var isOurs = rows.Count == StateSnapshot.BucketCount + 1 && rows.Index().All(one => one.Item.Row.Key == one.Index);
        return isOurs && Checkpoint.TryParse(rows[0].Values[0], out var checkpoint)
            ? new StateSnapshot(checkpoint, [.. rows.Skip(1).Select(row => row.Values[0].ToArray())])
            : throw new PageFaultException("the rows of table base are not those of a ledger");
    }

    /// <summary>Blocks as stored, by ascending height; the caller judges what is in them.</summary>
    public IEnumerable<(TableRow Row, ReadOnlyMemory<byte>[] Values)> ReadBlocks() =>
        Rows(StoreLayout.BlockTable, 3);

    /// <summary>After all tables were read: every page must belong to one.</summary>
    public void CheckAllUsed()
    {
        if (_walk.FindUnused() is { } page)
        {
            throw new PageFaultException($"page {page} belongs to no table");
        }
    }

    private IEnumerable<(TableRow Row, ReadOnlyMemory<byte>[] Values)> Rows(string table, int blobs)
    {
        var index = StoreLayout.Tables.ToList().FindIndex(entry => entry.Table == table);
        long? last = null;
        foreach (var row in _walk.Rows(FirstTableRoot + index, table))
        {
            if (!TableRecord.TryRead(row.Record, blobs, out var values))
            {
                throw new PageFaultException($"row {row.Key} of table {table} is malformed", table, last);
            }

            last = row.Key;
            yield return (row, values);
        }
    }

    private void ReadSchema()
    {
        var rows = _walk.Rows(SchemaRoot, "sqlite_schema").ToList();
        var isOurs = rows.Count == StoreLayout.Tables.Count;
        for (var index = 0; isOurs && index < rows.Count; index++)
        {
            var (table, sql) = StoreLayout.Tables[index];
            isOurs = rows[index].Key == index + 1
                && rows[index].Record.Span.SequenceEqual(SchemaRecord.Encode(table, FirstTableRoot + index, sql));
        }

        if (!isOurs)
        {
            throw new PageFaultException("the schema is not that of a ledger");
        }
    }

    private void ReadMeta()
    {
        foreach (var (row, values) in Rows(StoreLayout.MetaTable, 1))
        {
            if (!SealedValue.TryOpen(values[0], out var value))
            {
                throw new PageFaultException($"row {row.Key} of table meta does not match its checksum");
            }

            _meta[(MetaItem)row.Key] = value;
        }

        if (_meta.Count != Enum.GetValues<MetaItem>().Length || !Enum.GetValues<MetaItem>().All(_meta.ContainsKey))
        {
            throw new PageFaultException("the rows of table meta are not those of a ledger");
        }
    }
}
