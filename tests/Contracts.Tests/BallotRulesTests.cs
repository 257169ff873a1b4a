using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// f+1 rejections open a dispute, more than half either way decide it, and the first decision stands.
public sealed class BallotRulesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(7, 3)]
    [InlineData(10, 4)]
    public void Dispute_is_opened_by_one_rejection_more_than_may_be_faulty(int gateways, int needed)
    {
        var bench = new DisputeBench(gateways);
        Ballot[] doubts = [.. Enumerable.Range(0, needed).Select(bench.Rejects)];

        if (needed > 1)
        {
            Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(0, doubts[1..]));
            Assert.Null(bench.Dispute);
            Assert.Equal(EntryRefusal.None, bench.Apply(0, bench.Entry));
            bench = new DisputeBench(gateways);
            doubts = [.. Enumerable.Range(0, needed).Select(bench.Rejects)];
        }

        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));
        Assert.NotNull(bench.Dispute);
        Assert.Equal(EntryRefusal.Disputed, bench.Apply(0, bench.Entry));
    }

    // f faulty gateways that doubt everything must not fill the state of all others.
    [Fact]
    public void Doubts_of_f_gateways_leave_no_trace_however_often_they_are_repeated()
    {
        var bench = new DisputeBench(4);
        for (int i = 0; i < 20; i++)
        {
            var other = BallotItem.Reject(
                SignerLink.Of(bench.Disputed) with { Id = Hash256.Of([(byte)i]) }, DoubtReason.Range);
            Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(i, bench.Say(3, other)));
            Assert.Null(bench.Of(bench.Meter));
        }

        Assert.Equal(EntryRefusal.None, bench.Apply(0, bench.Entry));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(7, 4)]
    [InlineData(10, 6)]
    public void Statement_is_admitted_by_more_than_half_and_by_no_fewer(int gateways, int needed)
    {
        var bench = new DisputeBench(gateways);
        int doubters = Quorum.Faulty(gateways) + 1;
        Assert.Equal(EntryRefusal.None, bench.Count(0, [.. Enumerable.Range(0, doubters).Select(bench.Rejects)]));
        for (int accepts = 1; accepts <= needed; accepts++)
        {
            Assert.Equal(EntryRefusal.Disputed, bench.Apply(1, bench.Entry));
            Assert.Equal(EntryRefusal.None, bench.Count(1, bench.Accepts(doubters + accepts - 1)));
        }

        Assert.Equal(DisputeStatus.Admitted, bench.Dispute!.Status);
        Assert.Equal(EntryRefusal.NothingToDecide, bench.Quarantine(99, bench.Rejects(0)));
        Assert.Equal(EntryRefusal.None, bench.Apply(1, bench.Entry));
    }

    // n = 4: two doubt and two do not, which is no majority either way.
    [Fact]
    public void Half_is_no_majority()
    {
        var bench = new DisputeBench(4);
        Assert.Equal(
            EntryRefusal.None,
            bench.Count(0, bench.Rejects(0), bench.Rejects(1), bench.Accepts(2), bench.Accepts(3)));
        Assert.Equal(DisputeStatus.Open, bench.Dispute!.Status);
    }

    [Fact]
    public void First_decision_stands()
    {
        var bench = new DisputeBench(7);
        Ballot[] doubts = [bench.Rejects(0), bench.Rejects(1), bench.Rejects(2)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));
        Assert.Equal(EntryRefusal.None, bench.Count(1, bench.Rejects(3)));
        Assert.Equal(DisputeStatus.Rejected, bench.Dispute!.Status);

        Assert.Equal(
            EntryRefusal.NothingToDecide, bench.Count(1, bench.Accepts(4), bench.Accepts(5), bench.Accepts(6)));
        Assert.Equal(EntryRefusal.Disputed, bench.Apply(2, bench.Entry));
    }

    [Fact]
    public void Gateway_is_counted_once()
    {
        var bench = new DisputeBench(4);
        Assert.Equal(EntryRefusal.None, bench.Count(0, bench.Rejects(0), bench.Rejects(1)));

        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(1, bench.Rejects(0)));
        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(1, bench.Accepts(0)));
        Assert.Equal(EntryRefusal.None, bench.Count(1, bench.Accepts(2)));
        Assert.Equal((1, 2), (bench.Dispute!.Accepts, bench.Dispute.Rejects));
    }

    // K blocks after the one that opened it, no vote changes anything any more.
    [Fact]
    public void Answers_count_for_the_blocks_of_the_dispute_and_no_longer()
    {
        var bench = new DisputeBench(4);
        int blocks = bench.Bench.Region.Genesis.Limits.DisputeBlocks;
        Assert.Equal(EntryRefusal.None, bench.Count(0, bench.Rejects(0), bench.Rejects(1)));

        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(blocks + 1, bench.Accepts(2)));
        Assert.Equal(EntryRefusal.None, bench.Count(blocks, bench.Accepts(2)));
    }

    [Fact]
    public void Ballot_of_a_stranger_or_with_anothers_signature_counts_for_nobody()
    {
        var bench = new DisputeBench(4);
        var stranger = Ballot.Sign(
            bench.Bench.Region.NewKey(), bench.Bench.Region.Genesis.Chain,
            BallotItem.Reject(bench.Disputed, DoubtReason.Range));
        Assert.Equal(EntryRefusal.UnknownSigner, bench.Count(0, bench.Rejects(0), stranger));
        var elsewhere = Ballot.Sign(
            bench.Bench.Region.Gateways[1], new ChainId("other-0011223344556677"),
            BallotItem.Reject(bench.Disputed, DoubtReason.Range));
        Assert.Equal(EntryRefusal.BadSignature, bench.Count(0, bench.Rejects(0), elsewhere));
        Assert.Null(bench.Dispute);
    }

    // Signed together, counted apart: what else a gateway doubts does not become disputed with it.
    [Fact]
    public void Other_statements_of_a_ballot_are_left_alone()
    {
        var bench = new DisputeBench(4);
        var other = BallotItem.Reject(
            SignerLink.Of(bench.Disputed) with { Id = Hash256.Of([9]) }, DoubtReason.Range);
        var both = bench.Say(0, BallotItem.Reject(bench.Disputed, DoubtReason.Range), other);

        Assert.Equal(EntryRefusal.None, bench.Count(0, both, bench.Rejects(1)));
        Assert.NotNull(bench.Dispute);
        Assert.Null(bench.Of(bench.Meter)!.Find(other.Statement));
    }
}
