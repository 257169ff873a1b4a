using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// Two different votes of one gateway for one step are evidence, kept once.
public sealed class EvidenceRulesTests
{
    private static readonly BlockContext Later = RuleBench.Block with { Height = RuleBench.Block.Height + 1 };

    private readonly RuleBench _bench = new();

    [Fact]
    public void Evidence_is_taken_once()
    {
        var entry = Evidence(VoteAt(3, 1, Hash256.Of([1])), VoteAt(3, 1, null));

        Assert.Equal(EntryRefusal.None, _bench.Apply(entry));
        Assert.Equal(EntryRefusal.KnownEvidence, _bench.Apply(entry));
        Assert.Equal(EntryRefusal.KnownEvidence, _bench.Apply(entry, Later, out _));
        var sameHeight = Evidence(VoteAt(3, 2, Hash256.Of([1])), VoteAt(3, 2, Hash256.Of([2])));
        Assert.Equal(EntryRefusal.KnownEvidence, _bench.Apply(sameHeight, Later, out _));
        var next = Evidence(VoteAt(4, 0, Hash256.Of([1])), VoteAt(4, 0, null));
        Assert.Equal(EntryRefusal.None, _bench.Apply(next, Later, out _));
    }

    // A gateway can sign any two votes for any height and round: a block full of them must not become
    // a state full.
    [Fact]
    public void Gateway_that_accuses_itself_again_and_again_leaves_one_record()
    {
        int taken = 0;
        for (int height = 1; height <= 20; height++)
        {
            var entry = Evidence(VoteAt(height, height, Hash256.Of([1])), VoteAt(height, height, null));
            if (_bench.Apply(entry) == EntryRefusal.None) taken++;
        }

        Assert.Equal(1, taken);
    }

    [Fact]
    public void Votes_for_a_height_that_has_not_been_are_no_evidence() => Assert.Equal(
        EntryRefusal.BadEvidence,
        _bench.Apply(Evidence(
            VoteAt(RuleBench.Block.Height + 1, 0, null), VoteAt(RuleBench.Block.Height + 1, 0, Hash256.Of([1])))));

    [Fact]
    public void Forged_evidence_accuses_nobody()
    {
        var forged = VoteAt(3, 1, null) with { Signature = new byte[64] };
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Evidence(VoteAt(3, 1, Hash256.Of([1])), forged)));
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(new BlockEntry(EntryKind.Evidence, new byte[9])));
    }

    private Vote VoteAt(long height, int round, Hash256? hash) => Vote.Sign(
        _bench.Region.Gateways[1], _bench.Region.Genesis.Chain, VoteType.Precommit, height, round, hash, 1);

    private BlockEntry Evidence(Vote one, Vote other) => new(
        EntryKind.Evidence, EquivocationEvidence.Of(_bench.Region.Genesis.Validators, one, other).Encode());
}
