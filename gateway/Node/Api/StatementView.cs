using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Api;

/// <summary>A final statement, with its readings if it carries any; a quarantined one's count nowhere.</summary>
/// <param name="Ballots">Of the gateways about a quarantined one; null where nobody disputed it.</param>
internal sealed record StatementView(
    string Id, string Signer, long Seq, string Prev, int ContentType, long Height, int Index, string Bytes,
    IReadOnlyList<ReadingView> Readings, IReadOnlyList<BallotView>? Ballots)
{
    public static StatementView? Of(EntryLocation location, StoredBlock stored)
    {
        var entry = stored.Block.Entries[location.Index];
        Quarantine? quarantine = null;
        Statement? statement = null;
        bool isStatement = entry.Kind == EntryKind.Statement && Statement.TryParse(entry.Bytes, out statement);
        if (entry.Kind == EntryKind.Quarantine && Quarantine.TryParse(entry.Bytes, out quarantine))
        {
            statement = quarantine.Statement;
        }

        if (statement is null || !(isStatement || quarantine is not null)) return null;
        var readings = statement.ContentType == Records.ContentType.Reading
            && ReadingPayload.TryParse(statement.Payload, out var parsed)
                ? parsed
                : [];
        return new StatementView(
            statement.Id.ToString(), statement.Signer.ToString(), statement.Seq, statement.Prev.ToString(),
            statement.ContentType, location.Height, location.Index, Convert.ToHexStringLower(statement.Bytes.Span),
            [.. readings.Select(reading => ReadingView.Of(reading, statement.Seq, location.Height))],
            quarantine?.Ballots.Select(ballot => BallotView.Of(ballot, statement.Id)).ToArray());
    }
}
