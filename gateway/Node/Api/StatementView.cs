using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>A final statement, with its readings if it carries any.</summary>
internal sealed record StatementView(
    string Id, string Signer, long Seq, string Prev, int ContentType, long Height, int Index, string Bytes,
    IReadOnlyList<ReadingView> Readings)
{
    public static StatementView? Of(EntryLocation location, StoredBlock stored)
    {
        var entry = stored.Block.Entries[location.Index];
        if (entry.Kind != EntryKind.Statement || !Statement.TryParse(entry.Bytes, out var statement)) return null;
        var readings = statement.ContentType == Records.ContentType.Reading
            && ReadingPayload.TryParse(statement.Payload, out var parsed)
                ? parsed
                : [];
        return new StatementView(
            statement.Id.ToString(), statement.Signer.ToString(), statement.Seq, statement.Prev.ToString(),
            statement.ContentType, location.Height, location.Index, Convert.ToHexStringLower(entry.Bytes.Span),
            [.. readings.Select(reading => ReadingView.Of(reading, statement.Seq, location.Height))]);
    }
}
