using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of a quarantine list: a statement that could have entered as any other, that a majority rejected or that
/// found none in time, with the very ballots that the chain has counted. It advances its signer's chain; what it
/// says counts nowhere.
/// </summary>
internal sealed class QuarantineRules(Genesis genesis, ISignatureScheme scheme, StatementRules statements)
{
    public EntryRefusal Apply(ReadOnlyMemory<byte> bytes, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!Quarantine.TryParse(bytes, out var quarantine))
        {
            return EntryRefusal.Malformed;
        }

        var statement = quarantine.Statement;
        if (FindDispute(statement, scope) is not { } dispute)
        {
            return EntryRefusal.NotDisputed;
        }

        if (!dispute.IsLostAt(scope.Block.Height, genesis.Limits.DisputeBlocks))
        {
            return EntryRefusal.NothingToDecide;
        }

        if (!AreThoseOnRecord(quarantine, dispute))
        {
            return EntryRefusal.WrongBallots;
        }

        var refusal = Verify(quarantine, scope);
        if (refusal == EntryRefusal.None)
        {
            applied = new AppliedEntry(EntryKind.Quarantine, statement.Id)
            {
                Quarantined = statement,
                Ballots = quarantine.Ballots,
            };
        }

        return refusal;
    }

    private static DisputeEntry? FindDispute(Statement statement, EntryScope scope) =>
        scope.Signers.TryGet(statement.Signer, out var signer)
            ? SignerDisputes.Of(scope.State, statement.Signer, signer).Find(statement.Id)
            : null;

    // In place and not handed out: a settled dispute cannot be taken back if a signature turns out to be bad.
    private EntryRefusal Verify(Quarantine quarantine, EntryScope scope)
    {
        if (quarantine.Ballots.Any(ballot => !IsGenuine(ballot, scope)))
        {
            return EntryRefusal.BadSignature;
        }

        var checks = new List<SignatureCheck>();
        var trial = scope with { Signers = new SignerTable(scope.Signers), Signatures = checks };
        var statement = quarantine.Statement;
        var refusal = statements.ApplyUndisputed(statement, trial, out _);
        if (refusal != EntryRefusal.None)
        {
            return refusal;
        }

        if (checks.Any(check => !scheme.Verify(check.Key, check.Digest, check.Signature.Span)))
        {
            return EntryRefusal.BadSignature;
        }

        scope.Signers.Put(statement.Signer, trial.Signers.Changed[statement.Signer]);
        return EntryRefusal.None;
    }

    // A gateway may have left since it answered: what it said then still counts.
    private bool IsGenuine(Ballot ballot, EntryScope scope) =>
        GatewayKeys.Find(scope.State, ballot.Gateway) is { } key && ballot.Verify(key, genesis.Chain, scheme);

    // Each answer on record by the ballot that gave it, and no others: nothing may be hidden and nothing added.
    private static bool AreThoseOnRecord(Quarantine quarantine, DisputeEntry dispute) =>
        quarantine.Ballots.Count == dispute.Answers.Count
        && quarantine.Ballots.Zip(dispute.Answers).All(pair =>
            pair.First.Gateway == pair.Second.Key
            && pair.First.Find(quarantine.Statement.Id)?.Accepts == pair.Second.Value);
}
