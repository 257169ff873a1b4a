using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// Two different votes of one gateway for one step are evidence, kept once.
public sealed class EvidenceRulesTests
{
    private readonly RuleBench _bench = new();

    [Fact]
    public void Evidence_is_taken_once()
    {
        var entry = Evidence(VoteAt(1, Hash256.Of([1])), VoteAt(1, null));

        Assert.Equal(EntryRefusal.None, _bench.Apply(entry));
        Assert.Equal(EntryRefusal.KnownEvidence, _bench.Apply(entry));
        var sameStep = Evidence(VoteAt(1, Hash256.Of([1])), VoteAt(1, Hash256.Of([2])));
        Assert.Equal(EntryRefusal.KnownEvidence, _bench.Apply(sameStep));
        var other = Evidence(VoteAt(2, Hash256.Of([1])), VoteAt(2, null));
        Assert.Equal(EntryRefusal.None, _bench.Apply(other));
    }

    [Fact]
    public void Forged_evidence_accuses_nobody()
    {
        var forged = VoteAt(1, null) with { Signature = new byte[64] };
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(Evidence(VoteAt(1, Hash256.Of([1])), forged)));
        Assert.Equal(EntryRefusal.BadEvidence, _bench.Apply(new BlockEntry(EntryKind.Evidence, new byte[9])));
    }

    private Vote VoteAt(int round, Hash256? hash) => Vote.Sign(
        _bench.Region.Gateways[1], _bench.Region.Genesis.Chain, VoteType.Precommit, 3, round, hash, 1);

    private BlockEntry Evidence(Vote one, Vote other) => new(
        EntryKind.Evidence, EquivocationEvidence.Of(_bench.Region.Genesis.Validators, one, other).Encode());
}
