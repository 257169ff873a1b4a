using EdgeLedger.Records;
using EdgeLedger.Simulator.Checks;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Devices;

/// <summary>The operators of the gateways: change who votes, one change after the other.</summary>
internal sealed class MembershipOffice
{
    private const long PatienceUs = 1_500_000;

    private readonly Region _region;
    private Transaction? _pending;

    public MembershipOffice(Region region)
    {
        _region = region;
        region.Queue.After(1, Work);
    }

    public bool IsIdle => _pending is null;

    /// <summary>Who is to vote, if a change is on its way.</summary>
    public IReadOnlyList<PublicKey>? Pending => _pending is not null
        && ValidatorChange.TryParse(_pending.Payload.Span, out var change) ? change.Keys : null;

    private ModelSchedule Schedule => _region.Chain.Model.Validators;

    /// <summary>A block has become final.</summary>
    public void OnFinal(Transaction transaction)
    {
        if (transaction.ContentType == ContentType.ValidatorChange) _pending = null;
    }

    /// <summary>Takes a gateway in or out, if the region can bear it.</summary>
    public void Change()
    {
        if (_pending is not null || Schedule.LastFrom > _region.Chain.Height) return;
        var present = Schedule.Last;
        var gateway = _region.Random.Pick(_region.Gateways);
        bool isMember = present.IndexOf(gateway.Key.PublicKey.Address) >= 0;
        PublicKey[] keys = isMember
            ? [.. present.Keys.Where(key => key.Address != gateway.Key.PublicKey.Address)]
            : [.. present.Keys.Append(gateway.Key.PublicKey).OrderBy(key => key.Address)];
        if (keys.Length == 0 || !_region.CanBear(keys)) return;
        var offence = isMember ? _region.Chain.Model.EvidenceOf(gateway.Key.PublicKey.Address) : null;
        var change = new ValidatorChange(present.Number + 1, keys, offence);
        _pending = Sign(change, present, offence is null ? null : gateway);
        _region.Chain.Model.GoodTransactions.Add(Hash256.Of(_pending.Bytes.Span));
    }

    /// <summary>A change that must never come into force; for adversaries.</summary>
    public Transaction MakeBad() => _region.Random.Chance(0.5) ? MakeUnrightful() : MakeForged();

    // Honest operators sign, but not enough of them, or not as they must, or without the newcomer.
    private Transaction MakeUnrightful()
    {
        var present = Schedule.Last;
        var random = _region.Random;
        var newcomer = _region.SpareKey;
        PublicKey[] more = [.. present.Keys.Append(newcomer.PublicKey).OrderBy(key => key.Address)];
        int fault = random.Below(5);
        var change = new ValidatorChange(
            present.Number + (fault == 1 ? 2 : 1), fault == 2 ? present.Keys : more,
            fault == 3 ? Hash256.Of([5]) : null);
        var prev = fault == 4 ? Hash256.Of([6]) : present.ChangeId;
        var builder = new TransactionBuilder(_region.Genesis.Chain, ContentType.ValidatorChange, change.Encode());
        int few = 2 * present.Count / 3;
        bool hasNewcomer = fault != 0 || random.Chance(0.5);
        int signers = fault == 0 && hasNewcomer ? few : present.Count;
        foreach (var gateway in _region.Gateways.Where(one => Contains(present, one)).Take(signers))
        {
            builder.Add(gateway.Key, change.Number, prev);
        }

        if (hasNewcomer && fault != 2) builder.Add(newcomer, change.Number, prev);
        return builder.Build();
    }

    private Transaction MakeForged()
    {
        var present = Schedule.Last;
        var random = _region.Random;
        var newcomer = _region.SpareKey;
        PublicKey[] more = [.. present.Keys.Append(newcomer.PublicKey).OrderBy(key => key.Address)];
        PublicKey[] fewer = present.Count > 1 ? [.. present.Keys.Skip(1)] : more;
        var change = new ValidatorChange(
            Math.Max(1, present.Number + random.Below(3)), random.Chance(0.5) ? more : fewer, null);
        var builder = new TransactionBuilder(_region.Genesis.Chain, ContentType.ValidatorChange, change.Encode());
        // Adversaries alone are no quorum; and a newcomer that nobody asked.
        foreach (var gateway in _region.Gateways.Where(one => !one.IsHonest && Contains(present, one)))
        {
            builder.Add(gateway.Key, change.Number, present.ChangeId);
        }

        builder.Add(newcomer, change.Number, present.ChangeId);
        return builder.Build();
    }

    private void Work()
    {
        _region.Queue.After(PatienceUs, Work);
        if (_pending is { } transaction) _region.Submit(transaction);
    }

    // More than two thirds of those in force, honest ones first, and everybody who comes in. A proven offender has
    // no say in its own removal.
    private Transaction Sign(ValidatorChange change, ModelValidators present, SimulatedGateway? offender)
    {
        var builder = new TransactionBuilder(_region.Genesis.Chain, ContentType.ValidatorChange, change.Encode());
        int voters = offender is null ? present.Count : present.Count - 1;
        int needed = (2 * voters / 3) + 1;
        var asked = _region.Gateways.Where(one => one != offender).OrderByDescending(one => one.IsHonest);
        foreach (var gateway in asked)
        {
            bool isNew = !Contains(present, gateway) && change.Keys.Contains(gateway.Key.PublicKey);
            bool isVoter = Contains(present, gateway) && needed-- > 0;
            if (isNew || isVoter) builder.Add(gateway.Key, change.Number, present.ChangeId);
        }

        return builder.Build();
    }

    private static bool Contains(ModelValidators set, SimulatedGateway gateway) =>
        set.IndexOf(gateway.Key.PublicKey.Address) >= 0;
}
