using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>An entry of a block: its kind, id and, for a statement, its place in its signer's chain.</summary>
internal sealed record EntryView(string Kind, string Id, int Bytes, string? Signer, long? Seq, int? ContentType)
{
    public static EntryView Of(BlockEntry entry)
    {
        string kind = entry.Kind.ToString().ToLowerInvariant();
        if (entry.Kind == EntryKind.Statement && Statement.TryParse(entry.Bytes, out var statement))
        {
            return new EntryView(
                kind, statement.Id.ToString(), entry.Bytes.Length, statement.Signer.ToString(), statement.Seq,
                statement.ContentType);
        }

        if (entry.Kind == EntryKind.Quarantine && Quarantine.TryParse(entry.Bytes, out var quarantine))
        {
            var lost = quarantine.Statement;
            return new EntryView(
                kind, lost.Id.ToString(), entry.Bytes.Length, lost.Signer.ToString(), lost.Seq, lost.ContentType);
        }

        var id = entry.Kind == EntryKind.Transaction && Transaction.TryParse(entry.Bytes, out var transaction)
            ? transaction.Id
            : Hash256.Of(entry.Bytes.Span);
        return new EntryView(kind, id.ToString(), entry.Bytes.Length, null, null, null);
    }
}
