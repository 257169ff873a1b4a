using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of a statement: known signer, next in its chain, content its kind may send, a time not ahead, no dispute
/// about it that it has not won.
/// </summary>
internal sealed class StatementRules(Genesis genesis)
{
    public EntryRefusal Apply(
        ReadOnlyMemory<byte> bytes, Statement? known, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (bytes.Length > Statement.MaxBytes)
        {
            return EntryRefusal.TooLarge;
        }

        var statement = known;
        if (statement is null && !Statement.TryParse(bytes, out statement))
        {
            return EntryRefusal.Malformed;
        }

        return IsDisputed(statement, scope)
            ? EntryRefusal.Disputed
            : ApplyUndisputed(statement, scope, out applied);
    }

    /// <summary>All rules but the one about disputes; a quarantined statement obeys them too.</summary>
    public EntryRefusal ApplyUndisputed(Statement statement, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!statement.Chain.Equals(genesis.Chain))
        {
            return EntryRefusal.WrongChain;
        }

        if (!scope.Signers.TryGet(statement.Signer, out var signer))
        {
            return EntryRefusal.UnknownSigner;
        }

        if (signer.Status == SignerStatus.Revoked)
        {
            return EntryRefusal.Revoked;
        }

        var order = ChainOrder.Judge(signer, statement.Seq, statement.Prev);
        if (order != EntryRefusal.None)
        {
            return order;
        }

        var content = ReadContent(statement, signer.Kind, scope, out applied);
        if (content == EntryRefusal.None)
        {
            scope.Signatures.Add(new SignatureCheck(
                scope.EntryIndex, signer.Key, statement.Id, statement.Signature));
            scope.Signers.Put(statement.Signer, signer.Advance(statement.Seq, statement.Id, scope.Block));
        }

        return content;
    }

    private static bool IsDisputed(Statement statement, EntryScope scope) =>
        scope.State.Find(StateKeys.Dispute(statement.Signer)) is not null
        && scope.Signers.TryGet(statement.Signer, out var signer)
        && SignerDisputes.Of(scope.State, statement.Signer, signer).Find(statement.Id) is { } dispute
        && dispute.Status != DisputeStatus.Admitted;

    private EntryRefusal ReadContent(
        Statement statement, SignerKind kind, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!AllowedContent.Admits(kind, statement.ContentType))
        {
            return EntryRefusal.ContentNotAllowed;
        }

        switch (statement.ContentType)
        {
            case ContentType.Reading:
                if (!statement.TryGetReadings(out var readings) || readings.Count == 0)
                {
                    return EntryRefusal.BadPayload;
                }

                // Times ascend within a statement, so the last one is the latest.
                if (IsAhead(readings[^1].UnixSeconds, scope.Block))
                {
                    return EntryRefusal.FutureTime;
                }

                applied = new AppliedEntry(EntryKind.Statement, statement.Id)
                {
                    Statement = statement, Readings = readings,
                };
                return EntryRefusal.None;
            case ContentType.DeviceStatus:
                if (!DeviceStatus.TryParse(statement.Payload, out var status))
                {
                    return EntryRefusal.BadPayload;
                }

                if (IsAhead(status.UnixSeconds, scope.Block))
                {
                    return EntryRefusal.FutureTime;
                }

                applied = Applied(statement) with { Status = status };
                return EntryRefusal.None;
            case ContentType.TechnicianSettings:
                if (!TechnicianSetting.TryParse(statement.Payload, out var setting))
                {
                    return EntryRefusal.BadPayload;
                }

                if (!scope.Signers.TryGet(setting.Device, out var device)
                    || device.Kind is not (SignerKind.Meter or SignerKind.Actuator))
                {
                    return EntryRefusal.NotADevice;
                }

                applied = Applied(statement) with { Setting = setting };
                return EntryRefusal.None;
            default:
                return EntryRefusal.ContentNotAllowed;
        }
    }

    private static AppliedEntry Applied(Statement statement) =>
        new(EntryKind.Statement, statement.Id) { Statement = statement };

    // Compared in seconds: a hostile time multiplied by 1,000 could overflow into the past.
    private bool IsAhead(long unixSeconds, BlockContext block) =>
        unixSeconds > (block.UnixMs / 1000) + genesis.Limits.FutureToleranceSeconds;
}
