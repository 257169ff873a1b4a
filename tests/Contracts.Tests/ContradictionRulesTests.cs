using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// Two different words of one gateway about one statement are evidence, kept once.
public sealed class ContradictionRulesTests
{
    [Fact]
    public void Contradiction_is_kept_once_a_gateway_for_ever()
    {
        var bench = new DisputeBench(4);
        Assert.Equal(EntryRefusal.None, bench.Apply(0, Contradiction(bench, bench.Rejects(1), bench.Accepts(1))));

        var other = SignerLink.Of(bench.Disputed) with { Id = Hash256.Of([1]) };
        var again = BallotContradiction.Of(
            other.Id, bench.Say(1, BallotItem.Accept(other)),
            bench.Say(1, BallotItem.Reject(other, DoubtReason.Range)));
        Assert.Equal(
            EntryRefusal.KnownEvidence, bench.Apply(9, new BlockEntry(EntryKind.Evidence, again.Encode())));
        Assert.Equal(EntryRefusal.None, bench.Apply(9, Contradiction(bench, bench.Rejects(2), bench.Accepts(2))));
    }

    [Fact]
    public void Forged_contradiction_accuses_nobody()
    {
        var bench = new DisputeBench(4);
        byte[] bytes = Contradiction(bench, bench.Rejects(1), bench.Accepts(1)).Bytes.ToArray();
        bytes[^1] ^= 1;

        Assert.Equal(EntryRefusal.BadEvidence, bench.Apply(0, new BlockEntry(EntryKind.Evidence, bytes)));
        Assert.Null(bench.Bench.Find(StateKeys.Contradiction(bench.Rejects(1).Gateway)));
    }

    private static BlockEntry Contradiction(DisputeBench bench, Ballot one, Ballot other) =>
        new(EntryKind.Evidence, BallotContradiction.Of(bench.Disputed.Id, one, other).Encode());
}
