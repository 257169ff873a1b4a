using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// A settled dispute leaves the state with the block that settled it, and nobody can bring it back.
public sealed class SignerDisputesTests
{
    private static readonly byte[] Nothing = [0x82, 0x00, 0x80];

    [Theory]
    [InlineData("quarantined")]
    [InlineData("admitted and final")]
    [InlineData("overtaken by a fork")]
    [InlineData("revoked")]
    public void Settled_dispute_leaves_the_state_with_the_block_that_settles_it(string how)
    {
        var bench = new DisputeBench(5);
        Ballot[] doubts = [.. Enumerable.Range(0, how is "quarantined" ? 3 : 2).Select(bench.Rejects)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));
        bench.Bench.Signers.Flush(bench.Bench);
        Assert.NotNull(bench.Dispute);

        Assert.Equal(EntryRefusal.None, how switch
        {
            "quarantined" => bench.Quarantine(1, doubts),
            "admitted and final" => Admit(bench),
            "overtaken by a fork" => bench.Apply(1, bench.Fork(9)),
            _ => bench.Apply(1, bench.Bench.Region.Revoke(bench.Meter.PublicKey.Address)),
        });
        bench.Bench.Signers.Flush(bench.Bench);

        Assert.Equal(Nothing, bench.Bench.Find(StateKeys.Dispute(bench.Meter.PublicKey.Address)));
    }

    // Ballots are good for ever, and blocks are public: whoever proposes could tell them again.
    [Fact]
    public void Ballots_told_again_open_no_dispute_about_what_is_settled()
    {
        var bench = new DisputeBench(4);
        Ballot[] doubts = [bench.Rejects(0), bench.Rejects(1), bench.Rejects(2)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));
        Assert.Equal(EntryRefusal.None, bench.Quarantine(0, doubts));

        // In the very block, too.
        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(0, doubts));
        bench.Bench.Signers.Flush(bench.Bench);
        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(1, doubts));
        Assert.Equal(Nothing, bench.Bench.Find(StateKeys.Dispute(bench.Meter.PublicKey.Address)));
    }

    // A word about another place does not count for this one: f faulty gateways cannot borrow an honest doubt.
    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public void Ballots_about_another_place_are_not_counted(bool isOfMeter, int seqOff)
    {
        var bench = new DisputeBench(4);
        var link = SignerLink.Of(bench.Disputed);
        var other = isOfMeter
            ? link with { Seq = link.Seq + seqOff - 1 }
            : link with { Signer = bench.Bench.Region.NewKey().PublicKey.Address };
        var elsewhere = bench.Say(0, BallotItem.Reject(other, DoubtReason.Range));

        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(0, elsewhere, bench.Rejects(1)));
        Assert.Null(bench.Dispute);
    }

    // A device that forks its own chain again and again must not fill the state, nor shut itself out for ever.
    [Fact]
    public void Disputes_about_one_signer_are_bounded_and_any_of_them_settles_all()
    {
        var bench = new DisputeBench(4);
        for (int i = 0; i < SignerDisputes.Most; i++)
        {
            Assert.Equal(EntryRefusal.None, bench.Count(0, bench.RejectsFork(0, i), bench.RejectsFork(1, i)));
        }

        Assert.Equal(EntryRefusal.NothingToDecide, bench.Count(0, bench.Rejects(0), bench.Rejects(1)));
        Assert.Equal(SignerDisputes.Most, bench.Of(bench.Meter)!.All.Count);
        Assert.Equal(EntryRefusal.Disputed, bench.Apply(1, bench.Fork(3)));

        Assert.Equal(EntryRefusal.None, bench.Apply(1, bench.Entry));
        bench.Bench.Signers.Flush(bench.Bench);
        Assert.Equal(Nothing, bench.Bench.Find(StateKeys.Dispute(bench.Meter.PublicKey.Address)));
    }

    private static EntryRefusal Admit(DisputeBench bench)
    {
        Assert.Equal(EntryRefusal.None, bench.Count(1, bench.Accepts(2), bench.Accepts(3), bench.Accepts(4)));
        return bench.Apply(1, bench.Entry);
    }
}
