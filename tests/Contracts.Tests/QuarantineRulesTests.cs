using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

// What no majority accepts is put aside, ballots and all, and its signer's chain goes on.
public sealed class QuarantineRulesTests
{
    [Fact]
    public void Statement_that_a_majority_rejects_is_quarantined_and_its_chain_goes_on()
    {
        var bench = new DisputeBench(4);
        Ballot[] doubts = [bench.Rejects(0), bench.Rejects(1), bench.Rejects(2)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));

        var entry = new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(bench.Disputed, doubts));
        Assert.Equal(EntryRefusal.None, bench.Bench.Apply(entry, out var applied));

        Assert.Null(applied!.Statement);
        Assert.Empty(applied.Readings);
        Assert.Equal(bench.Disputed.Id, applied.Id);
        Assert.Equal(bench.Disputed.Id, bench.Bench.SignerOf(bench.Meter).LastId);
        Assert.Equal(EntryRefusal.NotDisputed, bench.Apply(1, entry));
        var next = bench.Bench.Region.Read(
            bench.Meter, Ledger.Tests.Fixtures.TestRegion.ReadingAt(1_700_000_600, 11));
        Assert.Equal(EntryRefusal.None, bench.Apply(1, next));
    }

    [Fact]
    public void Statement_without_a_majority_is_quarantined_after_the_blocks_of_the_dispute_and_not_before()
    {
        var bench = new DisputeBench(4);
        Ballot[] ballots = [bench.Rejects(0), bench.Rejects(1), bench.Accepts(2), bench.Accepts(3)];
        int blocks = bench.Bench.Region.Genesis.Limits.DisputeBlocks;
        Assert.Equal(EntryRefusal.None, bench.Count(0, ballots));
        Assert.Equal(DisputeStatus.Open, bench.Dispute!.Status);

        Assert.Equal(EntryRefusal.NothingToDecide, bench.Quarantine(blocks, ballots));
        Assert.Equal(EntryRefusal.Disputed, bench.Apply(blocks + 1, bench.Entry));
        Assert.Equal(EntryRefusal.None, bench.Quarantine(blocks + 1, ballots));
    }

    // The block alone proves the verdict: nothing hidden, nothing added.
    [Fact]
    public void Quarantine_without_the_very_ballots_on_record_is_refused()
    {
        var bench = new DisputeBench(7);
        Ballot[] doubts = [bench.Rejects(0), bench.Rejects(1), bench.Rejects(2), bench.Rejects(3)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));

        Assert.Equal(EntryRefusal.WrongBallots, bench.Quarantine(0, doubts[1..]));
        Assert.Equal(EntryRefusal.WrongBallots, bench.Quarantine(0, [.. doubts, bench.Rejects(4)]));
        Assert.Equal(EntryRefusal.WrongBallots, bench.Quarantine(0, [.. doubts[1..], bench.Rejects(4)]));
        Assert.Equal(EntryRefusal.WrongBallots, bench.Quarantine(0, [.. doubts[1..], bench.Accepts(0)]));
        Assert.Equal(EntryRefusal.None, bench.Quarantine(0, doubts));
    }

    [Fact]
    public void Quarantine_with_a_forged_ballot_is_refused()
    {
        var bench = new DisputeBench(4);
        Ballot[] doubts = [bench.Rejects(0), bench.Rejects(1), bench.Rejects(2)];
        Assert.Equal(EntryRefusal.None, bench.Count(0, doubts));
        byte[] bytes = Quarantine.Encode(bench.Disputed, doubts);
        bytes[^1] ^= 1;

        Assert.Equal(
            EntryRefusal.BadSignature, bench.Apply(0, new BlockEntry(EntryKind.Quarantine, bytes)));
        Assert.Equal(DisputeStatus.Rejected, bench.Dispute!.Status);
    }

    [Fact]
    public void Nobody_can_quarantine_what_is_not_disputed()
    {
        var bench = new DisputeBench(4);

        Assert.Equal(EntryRefusal.NotDisputed, bench.Quarantine(0, bench.Rejects(3)));
        Assert.Equal(EntryRefusal.None, bench.Apply(0, bench.Entry));
    }

    // A quarantined statement is a real one of a real signer: ballots cannot make it advance a chain out of order.
    [Fact]
    public void Statement_that_no_block_could_hold_is_neither_disputed_nor_quarantined()
    {
        var bench = new DisputeBench(4);
        foreach (var (seq, prev, opens) in new[] { (9, 1, false), (2, 1, true) })
        {
            byte[] bytes = Statement.Encode(
                bench.Meter, bench.Bench.Region.Genesis.Chain, ContentType.Reading, seq, Hash256.Of([(byte)prev]),
                ReadingPayload.Encode(Ledger.Tests.Fixtures.TestRegion.ReadingAt(1_700_000_600, 5)));
            Assert.True(Statement.TryParse(bytes, out var other));
            Ballot[] doubts =
            [
                .. Enumerable.Range(0, 3)
                    .Select(gateway => bench.Say(gateway, BallotItem.Reject(other, DoubtReason.Range))),
            ];
            Assert.Equal(opens ? EntryRefusal.None : EntryRefusal.NothingToDecide, bench.Count(0, doubts));

            var entry = new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(other, doubts));
            Assert.Equal(opens ? EntryRefusal.Forked : EntryRefusal.NotDisputed, bench.Apply(0, entry));
        }
    }
}
