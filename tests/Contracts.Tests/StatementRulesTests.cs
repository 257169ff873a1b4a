using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// DESIGN of the ledger, "Order of checks": known, not revoked, next in its own chain, allowed content, time not
// ahead.
public sealed class StatementRulesTests
{
    private const long BlockSeconds = 1_700_000_600;

    private readonly RuleBench _bench = new();
    private readonly ISigner _meter;

    public StatementRulesTests()
    {
        _meter = _bench.Region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(_bench.Region.Enrol(_meter)));
        _bench.Signatures.Clear();
    }

    [Fact]
    public void Next_statement_moves_its_signers_chain_on_and_asks_for_one_signature()
    {
        var entry = _bench.Region.Read(_meter, TestRegion.ReadingAt(BlockSeconds, 5));

        Assert.Equal(EntryRefusal.None, _bench.Apply(entry, out var applied));

        var signer = _bench.SignerOf(_meter);
        Assert.Equal((2L, applied!.Id), (signer.LastSeq, signer.LastId));
        Assert.Equal((RuleBench.Block.Height, RuleBench.Block.UnixMs), (signer.FinalHeight, signer.FinalUnixMs));
        var check = Assert.Single(_bench.Signatures);
        Assert.True(_bench.Region.Scheme.Verify(check.Key, check.Digest, check.Signature.Span));
        Assert.Equal(5, Assert.Single(applied.Readings).ImportWh);
    }

    [Theory]
    [InlineData(120, EntryRefusal.None)]
    [InlineData(121, EntryRefusal.FutureTime)]
    public void Reading_may_lie_as_far_after_the_block_as_genesis_tolerates(int seconds, EntryRefusal expected) =>
        Assert.Equal(expected, _bench.Apply(
            _bench.Region.Read(_meter, TestRegion.ReadingAt(BlockSeconds + seconds, 5))));

    [Fact]
    public void Refused_statement_changes_nothing()
    {
        var before = _bench.SignerOf(_meter);

        Assert.Equal(EntryRefusal.FutureTime, _bench.Apply(
            _bench.Region.Read(_meter, TestRegion.ReadingAt(BlockSeconds + 900, 5))));

        Assert.Equal(before, _bench.SignerOf(_meter));
        Assert.Empty(_bench.Signatures);
    }

    [Fact]
    public void Statement_that_is_not_the_next_link_is_named_for_what_it_is()
    {
        var (seq, prev) = _bench.Region.Next(_meter);
        Assert.Equal(EntryRefusal.Ahead, Say(_meter, seq + 1, prev));
        Assert.Equal(EntryRefusal.Replayed, Say(_meter, seq - 1, prev));
        Assert.Equal(EntryRefusal.Forked, Say(_meter, seq, Hash256.Of([1])));
        Assert.Equal(EntryRefusal.None, Say(_meter, seq, prev));
        Assert.Equal(EntryRefusal.Replayed, Say(_meter, seq, prev));
    }

    [Fact]
    public void Stranger_and_revoked_device_are_refused()
    {
        Assert.Equal(EntryRefusal.UnknownSigner, Say(_bench.Region.NewKey(), 1, Hash256.Zero));
        Assert.Equal(EntryRefusal.None, _bench.Apply(_bench.Region.Revoke(_meter.PublicKey.Address)));
        Assert.Equal(EntryRefusal.Revoked, _bench.Apply(
            _bench.Region.Read(_meter, TestRegion.ReadingAt(BlockSeconds, 5))));
    }

    [Fact]
    public void Kinds_of_devices_may_say_only_what_is_theirs()
    {
        var region = _bench.Region;
        var actuator = region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Enrol(actuator, SignerKind.Actuator)));
        var status = new DeviceStatus(BlockSeconds, 1, DeviceStatusCause.Start, 3).Encode();

        Refuses(EntryRefusal.ContentNotAllowed, region.Say(_meter, ContentType.DeviceStatus, status));
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Say(actuator, ContentType.DeviceStatus, status)));
        var reading = ReadingPayload.Encode(TestRegion.ReadingAt(BlockSeconds, 1));
        Refuses(EntryRefusal.ContentNotAllowed, region.Say(actuator, ContentType.Reading, reading));
        var registrar = region.Registrars[0];
        Refuses(EntryRefusal.ContentNotAllowed, region.Say(registrar, ContentType.Reading, reading));
    }

    [Fact]
    public void Technician_may_sign_settings_of_an_enrolled_board_and_nothing_else()
    {
        var region = _bench.Region;
        var technician = region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Enrol(technician, SignerKind.Technician)));
        byte[] Payload(Address device, string key = "period.s") => new TechnicianSetting(device, key, "60").Encode();
        var board = _meter.PublicKey.Address;

        Refuses(EntryRefusal.ContentNotAllowed, region.Say(_meter, ContentType.TechnicianSettings, Payload(board)));
        var entry = region.Say(technician, ContentType.TechnicianSettings, Payload(board));
        Assert.Equal(EntryRefusal.None, _bench.Apply(entry, out var applied));
        Assert.Equal(new TechnicianSetting(board, "period.s", "60"), applied!.Setting);
        Refuses(EntryRefusal.Replayed, entry);
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Revoke(technician.PublicKey.Address)));
        Refuses(EntryRefusal.Revoked, region.Say(technician, ContentType.TechnicianSettings, Payload(board)));
    }

    [Fact]
    public void Setting_for_nobody_or_for_a_technician_is_refused()
    {
        var region = _bench.Region;
        var technician = region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Enrol(technician, SignerKind.Technician)));
        var self = technician.PublicKey.Address;

        Refuses(EntryRefusal.NotADevice, region.Say(
            technician, ContentType.TechnicianSettings, new TechnicianSetting(self, "period.s", "60").Encode()));
    }

    [Fact]
    public void Setting_that_is_none_is_refused()
    {
        var region = _bench.Region;
        var technician = region.NewKey();
        Assert.Equal(EntryRefusal.None, _bench.Apply(region.Enrol(technician, SignerKind.Technician)));

        Refuses(EntryRefusal.BadPayload, region.Say(technician, ContentType.TechnicianSettings, [0x80]));
    }

    [Fact]
    public void Rubbish_is_refused_by_its_kind_and_never_throws()
    {
        var region = _bench.Region;
        Refuses(EntryRefusal.Malformed, new BlockEntry(EntryKind.Statement, new byte[40]));
        Refuses(EntryRefusal.TooLarge, new BlockEntry(EntryKind.Statement, new byte[Statement.MaxBytes + 1]));
        Refuses(EntryRefusal.BadPayload, region.Say(_meter, ContentType.Reading, [0x80]));
        Refuses(EntryRefusal.Malformed, new BlockEntry(EntryKind.Ballot, new byte[4]));
        Refuses(EntryRefusal.Malformed, new BlockEntry(EntryKind.Quarantine, new byte[4]));
        var chain = new ChainId("other-0011223344556677");
        var elsewhere = Statement.Encode(_meter, chain, ContentType.Reading, 2, Hash256.Zero, [0x80]);
        Refuses(EntryRefusal.WrongChain, new BlockEntry(EntryKind.Statement, elsewhere));
    }

    private void Refuses(EntryRefusal refusal, BlockEntry entry) => Assert.Equal(refusal, _bench.Apply(entry));

    private EntryRefusal Say(ISigner signer, long seq, Hash256 prev)
    {
        var payload = ReadingPayload.Encode(TestRegion.ReadingAt(BlockSeconds, 1));
        var bytes = Statement.Encode(signer, _bench.Region.Genesis.Chain, ContentType.Reading, seq, prev, payload);
        return _bench.Apply(new BlockEntry(EntryKind.Statement, bytes));
    }
}
