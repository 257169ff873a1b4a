using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// A gateway that voted twice is removed by the others, with the evidence that stands on the chain.
public sealed class OffenderRemovalTests
{
    private const int Offender = 1;

    private readonly RuleBench _bench = new();

    private TestRegion Region => _bench.Region;

    private ValidatorSet Present => Region.Genesis.Validators;

    private IEnumerable<ISigner> Others => Region.Gateways.Where((_, i) => i != Offender);

    [Fact]
    public void Evidence_and_a_quorum_of_the_others_remove_the_offender()
    {
        var evidence = Accuse(Offender, 3);

        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(Present, Others, Others, evidence)));

        var next = ValidatorSchedule.Of(_bench).Last;
        Assert.Equal((3, -1), (next.Count, next.IndexOf(Region.Gateways[Offender].PublicKey.Address)));
    }

    // Of seven, five must sign a change; of the six that are left of them, five too. Of five, four: of four,
    // three.
    [Theory]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    [InlineData(7, 5)]
    [InlineData(31, 21)]
    public void Quorum_is_that_of_the_others(int gateways, int needed)
    {
        var signers = Enumerable.Range(0, gateways).Select(_ => Region.NewKey())
            .OrderBy(signer => signer.PublicKey.Address).ToList();
        var set = new ValidatorSet(Region.Genesis.Hash, signers.Select(signer => signer.PublicKey));
        _bench.Put(StateKeys.Validators.ToArray(), new ValidatorSchedule(set).Encode());
        _bench.Put(StateKeys.Gateway(set[0].Address), set[0].ToCoseKey());
        var evidence = Accuse(set, signers[0], 0, 3);
        var others = signers[1..];

        var few = Region.Change(set, others, others.Take(needed - 1), evidence);
        Assert.Equal(EntryRefusal.TooFewGateways, _bench.Apply(few));
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(set, others, others.Take(needed), evidence)));
    }

    [Fact]
    public void Word_of_the_offender_is_not_wanted()
    {
        var evidence = Accuse(Offender, 3);

        var all = Region.Change(Present, Others, Region.Gateways, evidence);
        Assert.Equal(EntryRefusal.UnneededSigner, _bench.Apply(all));
    }

    [Fact]
    public void Evidence_removes_nobody_else_and_adds_nobody()
    {
        var evidence = Accuse(Offender, 3);
        var innocent = Region.Gateways.Where((_, i) => i != 2);
        var both = Region.Gateways.Where((_, i) => i is not (Offender or 2));
        var newcomer = Region.NewKey();

        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Region.Change(Present, innocent, innocent, evidence)));
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Region.Change(Present, both, both, evidence)));
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(
            Region.Change(Present, [.. Others, newcomer], [.. Others, newcomer], evidence)));
        Assert.Null(ValidatorSchedule.Of(_bench).Next);
    }

    [Fact]
    public void Evidence_that_is_not_on_record_removes_nobody()
    {
        Assert.Equal(
            EntryRefusal.BadEvidence, _bench.Apply(Region.Change(Present, Others, Others, Hash256.Of([1]))));
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Region.Change(Present, Others, Others, Hash256.Zero)));
    }

    // The others sign one evidence id, which takes them a while; the offender can sign new votes meanwhile.
    [Fact]
    public void Offender_that_accuses_itself_anew_does_not_escape_its_removal()
    {
        var first = Accuse(Offender, 3);
        Accuse(Offender, 4, RuleBench.Block.Height + 1);
        Accuse(Offender, 5, RuleBench.Block.Height + 2);

        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(Present, Others, Others, first)));
    }

    [Fact]
    public void Gateway_that_has_left_is_still_held_to_its_words_and_a_stranger_is_not()
    {
        Assert.Equal(EntryRefusal.None, _bench.Apply(Region.Change(Present, Others, Others)));
        var later = RuleBench.Block with { Height = RuleBench.Block.Height + 2 };

        var votes = Votes(Present, Region.Gateways[Offender], Offender, 3);
        Assert.Equal(EntryRefusal.None, _bench.Apply(votes, later, out _));
        var stranger = Region.NewKey();
        var strangers = new ValidatorSet(Hash256.Zero, [stranger.PublicKey]);
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Votes(strangers, stranger, 0, 3), later, out _));
    }

    private Hash256 Accuse(int offender, long height, long? at = null) =>
        Accuse(Present, Region.Gateways[offender], offender, height, at);

    private Hash256 Accuse(ValidatorSet set, ISigner offender, int index, long height, long? at = null)
    {
        var entry = Votes(set, offender, index, height);
        var block = RuleBench.Block with { Height = at ?? RuleBench.Block.Height };
        Assert.Equal(EntryRefusal.None, _bench.Apply(entry, block, out var applied));
        return applied!.Id;
    }

    private BlockEntry Votes(ValidatorSet set, ISigner offender, int index, long height)
    {
        var votes = new Hash256?[] { Hash256.Of([1]), null }.Select(hash => Vote.Sign(
            offender, Region.Genesis.Chain, VoteType.Precommit, height, 0, hash, index)).ToList();
        return new BlockEntry(EntryKind.Evidence, EquivocationEvidence.Of(set, votes[0], votes[1]).Encode());
    }
}
