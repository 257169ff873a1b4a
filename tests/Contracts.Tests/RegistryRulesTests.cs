using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// Registry transactions: k of m registrars, the device itself for its enrolment, every signature a link of a
// chain.
public sealed class RegistryRulesTests
{
    private readonly RuleBench _bench = new();

    private TestRegion Region => _bench.Region;

    [Fact]
    public void Enrolment_enters_the_device_at_the_link_that_it_signed()
    {
        var device = Region.NewKey();

        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Enrol(device, label: "cellar"), out var applied));

        var entry = _bench.SignerOf(device);
        Assert.Equal((SignerKind.Meter, "cellar", SignerStatus.Active), (entry.Kind, entry.Label, entry.Status));
        Assert.Equal((1L, Region.Next(device).Prev), (entry.LastSeq, entry.LastId));
        Assert.Equal(new Enrolment(device.PublicKey, SignerKind.Meter, "cellar"), applied!.Operation);
        Assert.Equal(3, _bench.Signatures.Count);
        Assert.All(_bench.Signatures, check =>
            Assert.True(Region.Scheme.Verify(check.Key, check.Digest, check.Signature.Span)));
    }

    [Fact]
    public void Registrars_chains_move_on_with_each_signature_and_are_never_replayed()
    {
        var first = Region.Enrol(Region.NewKey());
        Assert.Equal(EntryRefusal.None, _bench.Apply(first));
        Assert.Equal(1, _bench.SignerOf(Region.Registrars[0]).LastSeq);
        Assert.Equal(EntryRefusal.AlreadyEnrolled, _bench.Apply(first));

        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Enrol(Region.NewKey())));
        Assert.Equal(2, _bench.SignerOf(Region.Registrars[0]).LastSeq);
        Assert.Equal(0, _bench.SignerOf(Region.Registrars[2]).LastSeq);
    }

    [Fact]
    public void Fewer_registrars_than_genesis_asks_for_are_too_few()
    {
        Assert.Equal(EntryRefusal.TooFewRegistrars, _bench.Apply(Region.Enrol(Region.NewKey(), registrars: 1)));
        Assert.Equal(0, _bench.SignerOf(Region.Registrars[0]).LastSeq);
    }

    [Fact]
    public void Device_that_did_not_sign_is_not_enrolled_and_nobody_else_may_sign()
    {
        var device = Region.NewKey();
        var stranger = Region.NewKey();
        var enrolment = new Enrolment(device.PublicKey, SignerKind.Meter, "");
        Assert.Equal(EntryRefusal.DeviceDidNotSign, Sign(enrolment, []));
        Assert.Equal(
            EntryRefusal.UnknownSigner, Sign(enrolment, [device, stranger]));
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Enrol(stranger)));
        Assert.Equal(
            EntryRefusal.UnneededSigner, Sign(enrolment, [device, stranger]));
    }

    [Theory]
    [InlineData(SignerKind.Registrar)]
    [InlineData(SignerKind.Disco)]
    [InlineData((SignerKind)0)]
    [InlineData((SignerKind)9)]
    public void Only_devices_can_be_enrolled(SignerKind kind) =>
        Assert.Equal(EntryRefusal.KindNotAllowed, _bench.Apply(Region.Enrol(Region.NewKey(), kind)));

    [Fact]
    public void Registrars_key_cannot_be_enrolled_as_a_device_nor_revoked_as_one()
    {
        var registrar = Region.Registrars[2];
        Assert.Equal(EntryRefusal.NotADevice, _bench.Apply(Region.Enrol(registrar)));
        Assert.Equal(EntryRefusal.NotADevice, _bench.Apply(Region.Revoke(registrar.PublicKey.Address)));
    }

    [Fact]
    public void Revoked_device_can_be_enrolled_again_and_goes_on_with_its_chain()
    {
        var device = Region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Enrol(device)));
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Revoke(device.PublicKey.Address), out var applied));
        Assert.Equal(new Revocation(device.PublicKey.Address, 7), applied!.Operation);
        Assert.Equal(SignerStatus.Revoked, _bench.SignerOf(device).Status);
        Assert.Equal(EntryRefusal.AlreadyRevoked, _bench.Apply(Region.Revoke(device.PublicKey.Address)));
    }

    [Fact]
    public void Enrolling_again_continues_the_chain()
    {
        var device = Region.NewKey();
        _bench.Apply(Region.Enrol(device));
        _bench.Apply(Region.Revoke(device.PublicKey.Address));

        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Enrol(device, SignerKind.Actuator, label: "again")));

        var entry = _bench.SignerOf(device);
        Assert.Equal((2L, SignerStatus.Active, SignerKind.Actuator), (entry.LastSeq, entry.Status, entry.Kind));
    }

    [Fact]
    public void Unknown_device_cannot_be_revoked() =>
        Assert.Equal(EntryRefusal.UnknownSigner, _bench.Apply(Region.Revoke(Region.NewKey().PublicKey.Address)));

    [Fact]
    public void Payload_is_read_in_its_one_canonical_form_only()
    {
        var operation = new Enrolment(Region.NewKey().PublicKey, SignerKind.Meter, "büro");
        var payload = operation.Encode();
        Assert.True(RegistryOperation.TryParse(payload, out var parsed));
        Assert.Equal(operation, parsed);
        Assert.False(RegistryOperation.TryParse((byte[])[.. payload, 0], out _));
        for (var length = 0; length < payload.Length; length++)
        {
            Assert.False(RegistryOperation.TryParse(payload.AsMemory(0, length), out _));
        }

        var tooLong = operation with { Label = new string('x', SignerEntry.MaxLabelBytes + 1) };
        Assert.False(RegistryOperation.TryParse(tooLong.Encode(), out _));
    }

    private EntryRefusal Sign(RegistryOperation operation, ISigner[] others)
    {
        var builder = new TransactionBuilder(Region.Genesis.Chain, ContentType.Registry, operation.Encode());
        foreach (var signer in Region.Registrars.Take(2).Concat(others))
        {
            var entry = _bench.Signers.TryGet(signer.PublicKey.Address, out var known) ? known : null;
            builder.Add(signer, (entry?.LastSeq ?? 0) + 1, entry?.LastId ?? Hash256.Zero);
        }

        return _bench.Apply(new BlockEntry(EntryKind.Transaction, builder.Build().Bytes));
    }
}
