using System.Text;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Validators;

/// <summary>A change of the gateways against the gateways in force: what whoever signs puts a name to.</summary>
/// <remarks>
/// A file that goes from hand to hand could hold anything. Who votes now is not taken from it but from a ledger
/// that the signer trusts.
/// </remarks>
internal sealed class ChangeReview(LedgerReader ledger, Transaction transaction, ValidatorChange change)
{
    private readonly ValidatorSet _present = ledger.Schedule.At(ledger.Height + 1);

    private IEnumerable<PublicKey> Added => change.Keys.Where(key => !_present.Contains(key));

    private IEnumerable<PublicKey> Removed => _present.Keys.Except(change.Keys);

    /// <exception cref="InputException">No block could take the change, whoever signs.</exception>
    public void Check()
    {
        if (!transaction.Chain.Equals(ledger.Genesis.Chain))
        {
            throw new InputException(
                $"the change is for {transaction.Chain}, the ledger is of {ledger.Genesis.Chain}.");
        }

        if (ledger.Schedule.NextHeight > ledger.Height + 1)
        {
            throw new InputException(
                $"change {ledger.Schedule.Last.Number} is in force from height {ledger.Schedule.NextHeight} on "
                + "only; wait for it.");
        }

        bool isNext = change.Number == _present.Number + 1
            && transaction.Signatures.All(one => one.Seq == change.Number && one.Prev == _present.ChangeId);
        if (!isNext)
        {
            throw new InputException(
                $"the file is change {change.Number} and does not follow change {_present.Number}, "
                + "which is in force.");
        }

        if (!Added.Any() && !Removed.Any())
        {
            throw new InputException("the file changes nothing: these gateways vote.");
        }

        foreach (var signature in transaction.Signatures)
        {
            CheckSigner(signature.Signer);
            var key = _present.Keys.Concat(change.Keys).First(one => one.Address == signature.Signer);
            if (!Es256Scheme.Instance.Verify(key, signature.LinkId, signature.Signature.Span))
            {
                throw new InputException($"the file's signature of {signature.Signer} is not its own.");
            }
        }
    }

    /// <exception cref="InputException">The change has no use for that signature.</exception>
    public void CheckSigner(Address signer)
    {
        if (!_present.Keys.Concat(change.Keys).Any(key => key.Address == signer))
        {
            throw new InputException(
                $"{signer} neither votes now nor is added: its signature would spoil the change.");
        }

        if (change.Evidence is not null && Removed.Any(key => key.Address == signer))
        {
            throw new InputException($"{signer} is removed for its offence: the others sign, and it does not.");
        }
    }

    public string Text()
    {
        int voters = change.Evidence is null ? _present.Count : _present.Count - 1;
        var text = new StringBuilder();
        text.AppendLine($"region     {ledger.Genesis.Chain}, height {ledger.Height} in this ledger");
        text.AppendLine($"now        change {_present.Number}: {_present.Count} gateways, "
            + $"{_present.Quorum} are a quorum");
        foreach (var key in _present.Keys) text.AppendLine($"             {key.Address}{SignedBy(key.Address)}");
        text.AppendLine($"after      change {change.Number}: {change.Keys.Count} gateways, "
            + $"{Quorum.Of(change.Keys.Count)} are a quorum");
        foreach (var key in change.Keys)
        {
            text.AppendLine($"           {(Added.Contains(key) ? "+" : " ")} {key.Address}");
        }

        foreach (var key in Removed) text.AppendLine($"           - {key.Address}");
        foreach (var key in Added) text.AppendLine($"new        {key.Address}{SignedBy(key.Address)}");
        if (change.Evidence is { } id) text.AppendLine($"evidence   {id}, see 'edgeledger ledger show'");
        text.AppendLine($"needs      {Quorum.Of(voters)} of those that vote now, and every new one");
        text.Append("in force   two blocks after the one that takes it: ")
            .Append($"at height {ledger.Height + 3} at the earliest");
        return text.ToString();
    }

    private string SignedBy(Address gateway) =>
        transaction.Signatures.Any(one => one.Signer == gateway) ? "  signed" : "";
}
