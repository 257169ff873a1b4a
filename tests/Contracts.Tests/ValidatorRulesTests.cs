using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// Who votes: a quorum of those in force signs the whole new list, each new key proves that it is held, one change
// at a time and none twice, in force two heights later.
public sealed class ValidatorRulesTests
{
    private static readonly BlockContext Block = RuleBench.Block;

    private readonly RuleBench _bench = new();
    private readonly ISigner _fifth;

    public ValidatorRulesTests()
    {
        _fifth = Region.NewKey();
    }

    private TestRegion Region => _bench.Region;

    private IReadOnlyList<ISigner> Four => Region.Gateways;

    private IEnumerable<ISigner> Five => Four.Append(_fifth);

    private ValidatorSet Present => ValidatorSchedule.Of(_bench).At(Block.Height);

    [Fact]
    public void Change_signed_by_a_quorum_and_the_new_key_is_in_force_two_heights_later()
    {
        var entry = Region.Change(Present, Five, [.. Four.Take(3), _fifth]);

        Assert.Equal(EntryRefusal.None, _bench.Apply(entry, out var applied));

        var schedule = ValidatorSchedule.Of(_bench);
        Assert.Equal((4, 4, 5, 5), (
            schedule.At(Block.Height).Count, schedule.At(Block.Height + 1).Count,
            schedule.At(Block.Height + 2).Count, schedule.At(Block.Height + 1000).Count));
        Assert.Equal((1L, applied!.Id), (schedule.Last.Number, schedule.Last.ChangeId));
        Assert.Equal(5, applied.Change!.Keys.Count);
    }

    [Fact]
    public void One_signature_less_than_a_quorum_is_too_few() => Assert.Equal(
        EntryRefusal.TooFewGateways, _bench.Apply(Region.Change(Present, Five, [.. Four.Take(2), _fifth])));

    [Fact]
    public void Signatures_of_new_keys_do_not_count_towards_the_quorum_of_the_old()
    {
        var sixth = Region.NewKey();
        var change = Region.Change(Present, [.. Five, sixth], [.. Four.Take(2), _fifth, sixth]);
        Assert.Equal(EntryRefusal.TooFewGateways, _bench.Apply(change));
    }

    [Fact]
    public void Key_that_its_holder_did_not_sign_with_is_not_taken() => Assert.Equal(
        EntryRefusal.GatewayDidNotSign, _bench.Apply(Region.Change(Present, Five, Four)));

    [Fact]
    public void Every_signature_is_handed_out_to_be_verified()
    {
        var entry = Region.Change(Present, Five, [.. Four.Take(3), _fifth]);
        Assert.Equal(EntryRefusal.None, _bench.Apply(entry));

        Assert.Equal(
            Four.Take(3).Append(_fifth).Select(signer => signer.PublicKey).ToHashSet(),
            _bench.Signatures.Select(check => check.Key).ToHashSet());
        Assert.All(_bench.Signatures, check =>
            Assert.True(Region.Scheme.Verify(check.Key, check.Digest, check.Signature.Span)));
    }

    [Fact]
    public void Nobody_else_may_sign() => Assert.Equal(
        EntryRefusal.UnneededSigner,
        _bench.Apply(Region.Change(Present, Five, [.. Four.Take(3), _fifth, Region.Registrars[0]])));

    [Fact]
    public void Change_is_not_replayed_and_none_is_skipped()
    {
        var first = Region.Change(Present, Five, [.. Four.Take(3), _fifth]);
        var founded = Present;
        Assert.Equal(EntryRefusal.None, _bench.Apply(first));
        var later = Block with { Height = Block.Height + 2 };
        Assert.Equal(EntryRefusal.Replayed, _bench.Apply(first, later, out _));

        var present = ValidatorSchedule.Of(_bench).At(later.Height);
        var ahead = Region.Change(present, Four, Five, number: 3);
        Assert.Equal(EntryRefusal.Ahead, _bench.Apply(ahead, later, out _));
        var beside = Region.Change(present, Four, Five, prev: founded.ChangeId);
        Assert.Equal(EntryRefusal.Forked, _bench.Apply(beside, later, out _));
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(present, Four, Five), later, out _));
        Assert.Equal(4, ValidatorSchedule.Of(_bench).At(later.Height + 2).Count);
    }

    [Fact]
    public void Next_change_waits_until_the_one_before_is_in_force()
    {
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(Present, Five, [.. Four, _fifth])));
        var set = ValidatorSchedule.Of(_bench).Last;
        var back = Region.Change(set, Four, Five);

        Assert.Equal(EntryRefusal.ChangePending, _bench.Apply(back));
        var oneLater = Block with { Height = Block.Height + 1 };
        Assert.Equal(EntryRefusal.ChangePending, _bench.Apply(back, oneLater, out _));
        var twoLater = Block with { Height = Block.Height + 2 };
        Assert.Equal(EntryRefusal.None, _bench.Apply(back, twoLater, out _));
    }

    // The old set's word is worth nothing once the new one is in force.
    [Fact]
    public void Gateways_that_have_left_cannot_change_anything()
    {
        var newcomers = Enumerable.Range(0, 4).Select(_ => Region.NewKey()).ToList();
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(Present, newcomers, [.. Four, .. newcomers])));
        var later = Block with { Height = Block.Height + 2 };
        var present = ValidatorSchedule.Of(_bench).At(later.Height);

        var takeover = Region.Change(present, Four, Four);
        Assert.Equal(EntryRefusal.TooFewGateways, _bench.Apply(takeover, later, out _));
    }

    [Fact]
    public void Change_that_changes_nothing_is_refused() =>
        Assert.Equal(EntryRefusal.NothingChanged, _bench.Apply(Region.Change(Present, Four, Four)));

    [Fact]
    public void Key_that_is_a_device_or_registrar_does_not_become_a_gateway() => Assert.Equal(
        EntryRefusal.KindNotAllowed,
        _bench.Apply(Region.Change(Present, [.. Four, Region.Registrars[0]], [.. Four, Region.Registrars[0]])));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(30)]
    public void Quorum_of_the_set_in_force_is_needed_whatever_its_size(int gateways)
    {
        var signers = Enumerable.Range(0, gateways).Select(_ => Region.NewKey()).ToList();
        var set = new ValidatorSet(Region.Genesis.Hash, signers.Select(signer => signer.PublicKey));
        _bench.Put(StateKeys.Validators.ToArray(), new ValidatorSchedule(set).Encode());
        var quorum = Quorum.Of(gateways);

        var few = Region.Change(set, [.. signers, _fifth], [.. signers.Take(quorum - 1), _fifth]);
        Assert.Equal(EntryRefusal.TooFewGateways, _bench.Apply(few));
        var enough = Region.Change(set, [.. signers, _fifth], [.. signers.Take(quorum), _fifth]);
        Assert.Equal(EntryRefusal.None, _bench.Apply(enough));
    }

    [Fact]
    public void Garbage_is_no_change()
    {
        var builder = new TransactionBuilder(Region.Genesis.Chain, ContentType.ValidatorChange, new byte[] { 0x80 });
        builder.Add(Four[0], 1, Hash256.Zero);
        Assert.Equal(
            EntryRefusal.BadPayload,
            _bench.Apply(new BlockEntry(EntryKind.Transaction, builder.Build().Bytes)));
    }
}
