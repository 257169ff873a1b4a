using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of validator changes: a quorum of the gateways in force signs the whole new list, every added key signs
/// as well, so that nobody can make another's key or no key at all a validator; one change at a time.
/// </summary>
/// <remarks>
/// A removal that cites evidence takes out the one gateway that the evidence is about and nobody else, and a
/// quorum of the others is enough: the word of a proven offender is neither needed nor wanted.
/// </remarks>
internal static class ValidatorRules
{
    public static EntryRefusal Apply(Transaction transaction, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!ValidatorChange.TryParse(transaction.Payload.Span, out var change))
        {
            return EntryRefusal.BadPayload;
        }

        var height = scope.Block.Height;
        var schedule = ValidatorSchedule.Of(scope.State);
        var present = schedule.At(height);
        var refusal = Judge(change, present, schedule, scope);
        if (refusal != EntryRefusal.None)
        {
            return refusal;
        }

        refusal = JudgeSignatures(transaction, change, present, scope);
        if (refusal != EntryRefusal.None)
        {
            return refusal;
        }

        var next = present.Next(change, transaction.Id);
        foreach (var key in change.Keys.Where(key => !present.Contains(key)))
        {
            GatewayKeys.Put(scope.State, key);
        }

        scope.State.Put(StateKeys.Validators.ToArray(), schedule.With(next, height).Encode());
        applied = new AppliedEntry(EntryKind.Transaction, transaction.Id)
        {
            Transaction = transaction,
            Change = change,
        };
        return EntryRefusal.None;
    }

    private static EntryRefusal Judge(
        ValidatorChange change, ValidatorSet present, ValidatorSchedule schedule, EntryScope scope)
    {
        if (change.Number <= schedule.Last.Number)
        {
            return EntryRefusal.Replayed;
        }

        if (schedule.NextHeight > scope.Block.Height)
        {
            return EntryRefusal.ChangePending;
        }

        if (change.Number > present.Number + 1)
        {
            return EntryRefusal.Ahead;
        }

        if (change.Keys.SequenceEqual(present.Keys))
        {
            return EntryRefusal.NothingChanged;
        }

        // In the ledger a key has one part to play: a device's chain and the chain of changes are different links.
        if (change.Keys.Any(key => !present.Contains(key) && scope.Signers.TryGet(key.Address, out _)))
        {
            return EntryRefusal.KindNotAllowed;
        }

        return change.Evidence is null || AccusedBy(change, present, scope) is not null
            ? EntryRefusal.None
            : EntryRefusal.BadEvidence;
    }

    private static EntryRefusal JudgeSignatures(
        Transaction transaction, ValidatorChange change, ValidatorSet present, EntryScope scope)
    {
        var accused = change.Evidence is null ? null : AccusedBy(change, present, scope);
        var keys = new Dictionary<Address, PublicKey>();
        var checks = new List<SignatureCheck>();
        foreach (var key in present.Keys.Concat(change.Keys).Where(key => !key.Equals(accused)))
        {
            keys[key.Address] = key;
        }

        foreach (var signature in transaction.Signatures)
        {
            if (!keys.TryGetValue(signature.Signer, out var key))
            {
                return EntryRefusal.UnneededSigner;
            }

            if (signature.Seq != change.Number || signature.Prev != present.ChangeId)
            {
                return EntryRefusal.Forked;
            }

            checks.Add(new SignatureCheck(scope.EntryIndex, key, signature.LinkId, signature.Signature));
        }

        var signers = transaction.Signatures.Select(signature => signature.Signer).ToHashSet();
        if (change.Keys.Any(key => !present.Contains(key) && !signers.Contains(key.Address)))
        {
            return EntryRefusal.GatewayDidNotSign;
        }

        var voters = accused is null ? present.Count : present.Count - 1;
        if (present.Keys.Count(key => signers.Contains(key.Address)) < Quorum.Of(voters))
        {
            return EntryRefusal.TooFewGateways;
        }

        foreach (var check in checks)
        {
            scope.Signatures.Add(check);
        }

        return EntryRefusal.None;
    }

    /// <returns>The one gateway that the change leaves out, if the evidence on record is about it.</returns>
    private static PublicKey? AccusedBy(ValidatorChange change, ValidatorSet present, EntryScope scope)
    {
        var removed = present.Keys.Except(change.Keys).ToList();
        if (removed.Count != 1 || change.Keys.Count != present.Count - 1)
        {
            return null;
        }

        var record = EvidenceRecord.Decode(scope.State.Find(StateKeys.Evidence(removed[0].Address)));
        return record.BlockHeight > 0 && record.Id == change.Evidence ? removed[0] : null;
    }
}
