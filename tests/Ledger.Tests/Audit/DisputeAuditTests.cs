using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.ReadModel;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Audit;

// The audit carries every rule out again, whatever a quorum signed.
public sealed class DisputeAuditTests
{
    private readonly TestRegion _region = TestRegion.Cheap();

    [Fact]
    public void Quarantined_statement_counts_nowhere_and_the_chain_goes_on()
    {
        using var folder = new TestFolder();
        Hash256 id;
        using (var ledger = TestLedger.Create(_region, folder.Path, meters: 1))
        {
            ledger.CommitReadings(1);
            var meter = ledger.Meters[0].PublicKey.Address;
            var before = ledger.Ledger.ReadModel.Energy(meter)!.ToRegisterWh;
            var lie = Read(ledger, 999_999_999);
            id = lie.Id;
            Ballot[] doubts = [Rejects(0, lie), Rejects(1, lie), Rejects(2, lie)];
            ledger.Commit(new BlockEntry(EntryKind.Ballot, BallotList.Encode(doubts)));
            Assert.Equal(DisputeStatus.Rejected, ledger.Ledger.Disputes.Find(id)!.Status);
            ledger.Commit(new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(lie, doubts)));
            ledger.CommitReadings(2);

            Assert.Equal(0, ledger.Ledger.Disputes.Count);
            Assert.Equal(before + 2, ledger.Ledger.ReadModel.Energy(meter)!.ToRegisterWh);
        }

        using (var again = RegionLedger.Open(folder.Path, _region.Genesis, _region.Scheme))
        {
            var meter = _region.Enrolled[0].PublicKey.Address;
            Assert.Equal((3, 1), (Totals(again, meter).Statements, Totals(again, meter).Quarantined));
            Assert.DoesNotContain(again.ReadModel.Readings(meter), one => one.Reading.ImportWh == 999_999_999);
            var lost = Assert.Single(again.ReadModel.Quarantined(10));
            Assert.Equal((id, meter, 3, 0), (lost.Id, lost.Signer, lost.Rejects, lost.Accepts));
            Assert.Equal([DoubtReason.RegisterBackwards], lost.Reasons);
            Assert.True(again.Prove(id)!.Verify(_region.Genesis, _region.Scheme, out _));
            Assert.True(again.Registry.TryGetSigner(meter, out var signer));
            Assert.True(signer.Has(id));
        }

        Assert.Null(LedgerAudit.Verify(folder.Path, _region.Genesis.Hash, _region.Scheme).Error);
    }

    [Theory]
    [InlineData("a forged ballot", nameof(EntryRefusal.BadSignature))]
    [InlineData("a missing ballot", nameof(EntryRefusal.WrongBallots))]
    [InlineData("no dispute", nameof(EntryRefusal.NotDisputed))]
    [InlineData("before the deadline", nameof(EntryRefusal.NothingToDecide))]
    [InlineData("one doubt too few", nameof(EntryRefusal.NothingToDecide))]
    [InlineData("a disputed statement", nameof(EntryRefusal.Disputed))]
    public void Audit_refuses_a_block_that_a_whole_quorum_signed_against_the_rules(string fault, string refusal)
    {
        using var folder = new TestFolder();
        Block forged;
        using (var ledger = TestLedger.Create(_region, folder.Path, meters: 1))
        {
            var lie = Read(ledger, 5);
            Ballot[] doubts = [Rejects(0, lie), Rejects(1, lie), Rejects(2, lie)];
            if (fault is "before the deadline" or "a disputed statement") doubts = doubts[..2];
            if (fault is not ("no dispute" or "one doubt too few"))
            {
                ledger.Commit(new BlockEntry(EntryKind.Ballot, BallotList.Encode(doubts)));
            }

            forged = Forge(ledger, fault switch
            {
                "a forged ballot" => Spoilt(Quarantine.Encode(lie, doubts)),
                "a missing ballot" => new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(lie, doubts[1..])),
                "one doubt too few" => new BlockEntry(EntryKind.Ballot, BallotList.Encode(doubts[..1])),
                "a disputed statement" => new BlockEntry(EntryKind.Statement, lie.Bytes),
                _ => new BlockEntry(EntryKind.Quarantine, Quarantine.Encode(lie, doubts)),
            });
        }

        // A quorum that signs what the rules refuse, written to the store behind the ledger's back.
        using (var store = LedgerStore.Open(folder.Path, _region.Genesis))
        {
            store.Append(forged, _region.Certify(forged));
        }

        var result = LedgerAudit.Verify(folder.Path, _region.Genesis.Hash, _region.Scheme);

        Assert.Equal(forged.Header.Height, result.ErrorHeight);
        Assert.Contains(refusal, result.Error, StringComparison.Ordinal);
    }

    private static DeviceTotals Totals(RegionLedger ledger, Address meter) =>
        ledger.ReadModel.TotalsOf(meter);

    private Statement Read(TestLedger ledger, long importWh)
    {
        var entry = _region.Read(
            ledger.Meters[0], TestRegion.ReadingAt(ledger.Ledger.TipUnixMs / 1000, importWh));
        Assert.True(Statement.TryParse(entry.Bytes, out var statement));
        return statement;
    }

    private Ballot Rejects(int gateway, Statement lie) => Ballot.Sign(
        _region.Gateways[gateway], _region.Genesis.Chain, BallotItem.Reject(lie, DoubtReason.RegisterBackwards));

    private static BlockEntry Spoilt(byte[] quarantine)
    {
        quarantine[^1] ^= 1;
        return new BlockEntry(EntryKind.Quarantine, quarantine);
    }

    private Block Forge(TestLedger ledger, BlockEntry entry)
    {
        var proposer = _region.Gateways[0].PublicKey.Address;
        var empty = ledger.Ledger.Build([], ledger.Ledger.TipUnixMs + 60_000, proposer, out _);
        var block = Block.Create(empty.Header, [entry]);
        Assert.False(ledger.Ledger.Validate(block).IsValid);
        return block;
    }
}
