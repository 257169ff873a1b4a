using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// Rules of registry transactions: k distinct registrars of genesis sign, and who is enrolled signs as well, so
/// that nobody can enter another's key; every signature is a link of its signer's own chain.
/// </summary>
internal sealed class RegistryRules(Genesis genesis)
{
    public EntryRefusal Apply(Transaction transaction, EntryScope scope, out AppliedEntry? applied)
    {
        applied = null;
        if (!RegistryOperation.TryParse(transaction.Payload, out var operation))
        {
            return EntryRefusal.BadPayload;
        }

        var refusal = operation switch
        {
            Enrolment enrolment => Enrol(enrolment, transaction, scope),
            Revocation revocation => Revoke(revocation, transaction, scope),
            _ => EntryRefusal.KindNotAllowed,
        };
        if (refusal == EntryRefusal.None)
        {
            applied = new AppliedEntry(EntryKind.Transaction, transaction.Id)
            {
                Transaction = transaction,
                Operation = operation,
            };
        }

        return refusal;
    }

    private EntryRefusal Enrol(Enrolment enrolment, Transaction transaction, EntryScope scope)
    {
        if (enrolment.Kind is not (SignerKind.Meter or SignerKind.Actuator or SignerKind.Technician))
        {
            return EntryRefusal.KindNotAllowed;
        }

        var address = Address.Of(enrolment.Device);
        if (scope.Signers.TryGet(address, out var device))
        {
            if (!IsEnrolled(device))
            {
                return EntryRefusal.NotADevice;
            }

            if (device.Status == SignerStatus.Active)
            {
                return EntryRefusal.AlreadyEnrolled;
            }

            device = device with { Kind = enrolment.Kind, Label = enrolment.Label, Status = SignerStatus.Active };
        }
        else
        {
            device = SignerEntry.New(enrolment.Device, enrolment.Kind, enrolment.Label);
        }

        return Sign(transaction, scope, (address, device));
    }

    private EntryRefusal Revoke(Revocation revocation, Transaction transaction, EntryScope scope)
    {
        if (!scope.Signers.TryGet(revocation.Device, out var device))
        {
            return EntryRefusal.UnknownSigner;
        }

        if (!IsEnrolled(device))
        {
            return EntryRefusal.NotADevice;
        }

        if (device.Status == SignerStatus.Revoked)
        {
            return EntryRefusal.AlreadyRevoked;
        }

        var refusal = Sign(transaction, scope, enrolled: null);
        if (refusal == EntryRefusal.None)
        {
            scope.Signers.Put(revocation.Device, device with { Status = SignerStatus.Revoked });
        }

        return refusal;
    }

    // Judges every signer first and changes the table only when all of them stand.
    private EntryRefusal Sign(
        Transaction transaction, EntryScope scope, (Address Address, SignerEntry Entry)? enrolled)
    {
        var advanced = new List<(Address Address, SignerEntry Entry, TransactionSignature Signature)>();
        var registrars = 0;
        var deviceSigned = enrolled is null;
        foreach (var signature in transaction.Signatures)
        {
            SignerEntry? signer;
            if (enrolled is { } device && signature.Signer.Equals(device.Address))
            {
                signer = device.Entry;
                deviceSigned = true;
            }
            else if (!scope.Signers.TryGet(signature.Signer, out signer))
            {
                return EntryRefusal.UnknownSigner;
            }
            else if (signer.Kind != SignerKind.Registrar)
            {
                return EntryRefusal.UnneededSigner;
            }
            else
            {
                registrars++;
            }

            var order = ChainOrder.Judge(signer, signature.Seq, signature.Prev);
            if (order != EntryRefusal.None)
            {
                return order;
            }

            var next = signer.Advance(signature.Seq, signature.LinkId, scope.Block);
            advanced.Add((signature.Signer, next, signature));
        }

        if (registrars < genesis.RegistrarQuorum)
        {
            return EntryRefusal.TooFewRegistrars;
        }

        if (!deviceSigned)
        {
            return EntryRefusal.DeviceDidNotSign;
        }

        foreach (var (address, entry, signature) in advanced)
        {
            scope.Signers.Put(address, entry);
            scope.Signatures.Add(new SignatureCheck(
                scope.EntryIndex, entry.Key, signature.LinkId, signature.Signature));
        }

        return EntryRefusal.None;
    }

    // All but those whom genesis names.
    private static bool IsEnrolled(SignerEntry entry) =>
        entry.Kind is SignerKind.Meter or SignerKind.Actuator or SignerKind.Technician;
}
