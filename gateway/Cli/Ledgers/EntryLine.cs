using System.Text.Json.Serialization;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>One entry of a block, in words.</summary>
/// <param name="Kind">statement, transaction, evidence, …</param>
/// <param name="Id">What `--statement` takes; null for entries without an id of their own.</param>
internal sealed record EntryLine(
    string Kind,
    string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Signer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Seq,
    string Content)
{
    public static EntryLine Of(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement when Statement.TryParse(entry.Bytes, out var statement) => Of(statement),
        EntryKind.Transaction when Transaction.TryParse(entry.Bytes, out var transaction) => Of(transaction),
        EntryKind.Ballot when BallotList.TryParse(entry.Bytes, out var ballots) => new EntryLine(
            Name(entry.Kind), Hash256.Of(entry.Bytes.Span).ToString(), null, null, string.Join("; ", ballots.Select(Words))),
        EntryKind.Quarantine when Quarantine.TryParse(entry.Bytes, out var quarantine) => Of(quarantine),
        EntryKind.Evidence when BallotContradiction.TryParse(entry.Bytes, out var contradiction) => new EntryLine(
            Name(entry.Kind), Hash256.Of(entry.Bytes.Span).ToString(), null, null,
            $"gateway {contradiction.Gateway} accepts and rejects {contradiction.Statement}"),
        EntryKind.Evidence when EquivocationEvidence.TryParse(entry.Bytes, out var evidence) => new EntryLine(
            Name(entry.Kind), Hash256.Of(entry.Bytes.Span).ToString(), null, null,
            $"gateway {evidence.Validator} voted twice at height {evidence.Height}, round {evidence.Round}"),
        _ => new EntryLine(Name(entry.Kind), null, null, null, $"{entry.Bytes.Length} bytes"),
    };

    private static EntryLine Of(Statement statement) => new(
        Name(EntryKind.Statement), statement.Id.ToString(), statement.Signer.ToString(), statement.Seq, Words(statement));

    private static EntryLine Of(Transaction transaction)
    {
        string content = RegistryOperation.TryParse(transaction.Payload, out var operation)
            ? operation switch
            {
                Enrolment enrolment =>
                    $"enrols {enrolment.Kind.ToString().ToLowerInvariant()} {enrolment.Device.Address} '{enrolment.Label}'",
                Revocation revocation => $"revokes {revocation.Device}, reason {revocation.Reason}",
                _ => "registry",
            }
            : Words(transaction);
        return new EntryLine(Name(EntryKind.Transaction), transaction.Id.ToString(), null, null,
            $"{content}, {transaction.Signatures.Count} signatures");
    }

    private static string Words(Transaction transaction) =>
        transaction.ContentType == ContentType.ValidatorChange
        && ValidatorChange.TryParse(transaction.Payload.Span, out var change)
            ? $"change {change.Number}: {change.Keys.Count} gateways vote two blocks later"
            : $"content type {transaction.ContentType}";

    private static EntryLine Of(Quarantine quarantine)
    {
        var statement = quarantine.Statement;
        var words = quarantine.Ballots.Select(ballot => (ballot.Gateway, Item: ballot.Find(statement.Id)!.Value));
        string verdicts = string.Join("; ", words.Select(word => $"{word.Gateway} {Verdict(word.Item)}"));
        return new EntryLine(
            Name(EntryKind.Quarantine), statement.Id.ToString(), statement.Signer.ToString(), statement.Seq,
            $"{Words(statement)}; {verdicts}");
    }

    private static string Words(Ballot ballot) =>
        $"{ballot.Gateway} "
        + string.Join(", ", ballot.Items.Select(item => $"{Verdict(item)} {item.Statement}"));

    private static string Verdict(BallotItem item) => item.Accepts ? "accepts" : $"rejects ({item.Reason})";

    private static string Words(Statement statement)
    {
        switch (statement.ContentType)
        {
            case ContentType.Reading when ReadingPayload.TryParse(statement.Payload, out var readings):
                return readings.Count == 1
                    ? $"1 reading, {readings[0].ImportWh} Wh"
                    : $"{readings.Count} readings, {readings[0].ImportWh} to {readings[^1].ImportWh} Wh";
            case ContentType.DeviceStatus:
                return "device status";
            default:
                return $"content type {statement.ContentType}";
        }
    }

    private static string Name(EntryKind kind) => kind.ToString().ToLowerInvariant();
}
