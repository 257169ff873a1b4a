using EdgeLedger.Contracts;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Devices;

/// <summary>The registrars: enrol and revoke devices, two of three signing, one change after the other.</summary>
internal sealed class RegistryOffice
{
    private const int Quorum = 2;
    private const long PatienceUs = 1_500_000;

    private readonly Region _region;
    private readonly IAgreementKey[] _keys;
    private readonly Queue<(SimulatedMeter Meter, bool IsEnrolment)> _wishes = new();
    private Transaction? _pending;

    public RegistryOffice(Region region, IAgreementKey[] keys)
    {
        (_region, _keys) = (region, keys);
        region.Queue.After(1, Work);
    }

    public bool IsIdle => _pending is null && _wishes.Count == 0;

    public void Enrol(SimulatedMeter meter) => _wishes.Enqueue((meter, true));

    public void Revoke(SimulatedMeter meter) => _wishes.Enqueue((meter, false));

    /// <summary>A block has become final.</summary>
    public void OnFinal(Transaction transaction)
    {
        if (_pending?.Id == transaction.Id) Finish(transaction);
    }

    /// <summary>A transaction that must never become final.</summary>
    public Transaction MakeBad(SimulatedMeter meter)
    {
        var random = _region.Random;
        var device = random.Chance(0.5) ? _region.SpareKey : meter.Key;
        var builder = random.Below(9) switch
        {
            0 => Sign(new Enrolment(device.PublicKey, SignerKind.Meter, "x").Encode(), registrars: 1, device),
            1 => Sign(new Enrolment(device.PublicKey, SignerKind.Meter, "x").Encode(), Quorum, null),
            2 => Sign(new Revocation(meter.Address, 9).Encode(), registrars: 1, null),
            3 => Sign(new Enrolment(device.PublicKey, SignerKind.Disco, "x").Encode(), Quorum, device),
            4 => Sign(new Revocation(_keys[0].PublicKey.Address, 9).Encode(), Quorum, null),
            5 => Sign(new Revocation(_region.SpareKey.PublicKey.Address, 9).Encode(), Quorum, null),
            6 => SignTwice(meter),
            7 => Sign([0x80], Quorum, null),
            _ => Sign(new Revocation(meter.Address, 9).Encode(), Quorum, meter.Key),
        };
        return builder.Build();
    }

    // To enrol who is enrolled, or to revoke who is not.
    private TransactionBuilder SignTwice(SimulatedMeter meter)
    {
        bool isActive = _region.Chain.Model.Signers.TryGetValue(meter.Address, out var known) && !known.IsRevoked;
        return isActive
            ? Sign(new Enrolment(meter.Key.PublicKey, SignerKind.Meter, "x").Encode(), Quorum, meter.Key)
            : Sign(new Revocation(meter.Address, 9).Encode(), Quorum, null);
    }

    private void Work()
    {
        _region.Queue.After(PatienceUs, Work);
        if (_pending is null) Begin();
        if (_pending is { } transaction) _region.Submit(transaction);
    }

    private void Begin()
    {
        if (!_wishes.TryPeek(out var wish)) return;
        bool isActive = _region.Chain.Model.Signers.TryGetValue(wish.Meter.Address, out var known)
            && !known.IsRevoked;
        if (wish.IsEnrolment == isActive)
        {
            _wishes.Dequeue();
            return;
        }

        // A meter that is to be revoked may still have much on its way; the region owes it nothing any more.
        if (!wish.IsEnrolment) wish.Meter.Revoke();
        byte[] payload = wish.IsEnrolment
            ? new Enrolment(wish.Meter.Key.PublicKey, SignerKind.Meter, wish.Meter.Name).Encode()
            : new Revocation(wish.Meter.Address, (uint)_region.Random.Below(3)).Encode();
        _pending = Sign(payload, Quorum, wish.IsEnrolment ? wish.Meter.Key : null).Build();
        _region.Chain.Model.GoodTransactions.Add(Hash256.Of(_pending.Bytes.Span));
    }

    private void Finish(Transaction transaction)
    {
        var (meter, isEnrolment) = _wishes.Dequeue();
        _pending = null;
        if (!isEnrolment) return;
        var link = transaction.Signatures.Single(one => one.Signer == meter.Address);
        meter.Enrol(link.Seq, link.LinkId);
    }

    private TransactionBuilder Sign(byte[] payload, int registrars, IAgreementKey? device)
    {
        var builder = new TransactionBuilder(_region.Genesis.Chain, ContentType.Registry, payload);
        int first = _region.Random.Below(_keys.Length);
        for (int i = 0; i < registrars; i++) Sign(builder, _keys[(first + i) % _keys.Length]);
        if (device is not null) Sign(builder, device);
        return builder;
    }

    private void Sign(TransactionBuilder builder, IAgreementKey key)
    {
        bool isKnown = _region.Chain.Model.Signers.TryGetValue(key.PublicKey.Address, out var signer);
        builder.Add(key, (isKnown ? signer!.Seq : 0) + 1, isKnown ? signer!.Id : Hash256.Zero);
    }
}
