using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests;

// Four gateways become five, one of the first leaves, and the keys of genesis come back: each set from two blocks
// after its change on, in headers, certificates, audits and proofs.
public sealed class ValidatorChangeTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestRegion _region = TestRegion.Cheap();
    private readonly TestLedger _ledger;
    private readonly ISigner _fifth;

    public ValidatorChangeTests()
    {
        _fifth = _region.NewKey();
        _ledger = TestLedger.Create(_region, _folder.Path, meters: 1);
    }

    private IReadOnlyList<ISigner> Everyone => [.. _region.Gateways, _fifth];

    private RegionLedger Ledger => _ledger.Ledger;

    [Fact]
    public void New_set_votes_from_two_blocks_after_its_change_on()
    {
        Change(Everyone, [.. _region.Gateways.Take(3), _fifth]);
        var height = Ledger.Height;

        Assert.Equal((4, 5), (Ledger.Validators.Count, Ledger.ValidatorsAt(height + 2)!.Count));
        Assert.Null(Ledger.ValidatorsAt(height + 3));
        Assert.Null(Ledger.ValidatorsAt(height));
        _ledger.Commit(Everyone);
        Assert.Equal(5, Ledger.Validators.Count);
        _ledger.Commit(Everyone);
        Assert.Equal(Ledger.Validators.Hash, Ledger.TipHeader!.ValidatorsHash);
    }

    [Fact]
    public void Certificate_of_the_old_set_is_worth_nothing_afterwards()
    {
        var old = Ledger.Validators;
        Change(Everyone, [.. _region.Gateways, _fifth]);
        _ledger.Commit(Everyone);

        var block = Ledger.Build([], Ledger.TipUnixMs + 1000, Ledger.Validators[0].Address, out _);
        Assert.Throws<InvalidFinalBlockException>(
            () => Ledger.Commit(block, _region.Certify(block, old, Everyone)));
        Assert.Throws<InvalidFinalBlockException>(
            () => Ledger.Commit(block, _region.Certify(block, Ledger.Validators, Everyone, votes: 3)));
        Ledger.Commit(block, _region.Certify(block, Ledger.Validators, Everyone));
    }

    [Fact]
    public void Header_that_names_the_set_before_or_a_proposer_that_has_left_is_refused()
    {
        var leaver = _region.Gateways[3];
        var three = _region.Gateways.Take(3).ToList();
        var old = Ledger.Validators;
        Change(three, three);
        _ledger.Commit();

        var good = Ledger.Build([], Ledger.TipUnixMs + 1000, three[0].PublicKey.Address, out _).Header;
        var stale = Block.Create(good with { ValidatorsHash = old.Hash }, []);
        Assert.Equal(BlockRefusal.WrongValidators, Ledger.Validate(stale).Refusal);
        var stranger = Block.Create(good with { Proposer = leaver.PublicKey.Address }, []);
        Assert.Equal(BlockRefusal.UnknownProposer, Ledger.Validate(stranger).Refusal);
    }

    [Fact]
    public void Change_with_a_forged_signature_enters_no_block_and_leaves_the_state_as_it_was()
    {
        var entry = _region.Change(Ledger.Validators, Everyone, [.. _region.Gateways, _fifth]);
        Assert.True(Transaction.TryParse(entry.Bytes, out var good));
        foreach (var forged in good.Signatures)
        {
            var builder = new TransactionBuilder(good.Chain, good.ContentType, good.Payload);
            foreach (var one in good.Signatures)
            {
                builder.Add(one.Signer, one.Seq, one.Prev, one == forged ? new byte[64] : one.Signature.Span);
            }

            var bad = new BlockEntry(EntryKind.Transaction, builder.Build().Bytes);
            var empty = Ledger.Build([bad], Ledger.TipUnixMs + 1000, Ledger.Validators[0].Address, out var skipped);
            Assert.Equal(EntryRefusal.BadSignature, Assert.Single(skipped).Refusal);
            Assert.True(Ledger.Validate(empty).IsValid);
            var whole = Ledger.Build([entry], Ledger.TipUnixMs + 1000, Ledger.Validators[0].Address, out _);
            var swapped = Block.Create(whole.Header, [bad]);
            Assert.False(Ledger.Validate(swapped).IsValid);
        }
    }

    [Fact]
    public void Ledger_opened_again_and_its_reader_know_who_votes()
    {
        using var folder = new TestFolder();
        using (var first = TestLedger.Create(_region, folder.Path, meters: 0))
        {
            first.Commit(_region.Change(first.Ledger.Validators, Everyone, [.. _region.Gateways, _fifth]));
        }

        using (var reader = LedgerReader.Open(folder.Path))
        {
            Assert.Equal((4, 5), (reader.Schedule.Present.Count, reader.Schedule.Last.Count));
            Assert.True(reader.History.Verify(
                _region.Genesis, _region.Scheme, long.MaxValue, out var validators, out var error), error);
            Assert.Equal(5, validators.Count);
        }

        using var again = RegionLedger.Open(folder.Path, _region.Genesis, _region.Scheme);
        Assert.Equal((4, 5), (again.Validators.Count, again.ValidatorsAt(again.Height + 2)!.Count));
    }

    [Fact]
    public void Audit_and_proofs_follow_every_change()
    {
        var ids = new List<Hash256>();
        Read(ids);
        Change(Everyone, [.. _region.Gateways.Take(3), _fifth]);
        Read(ids);
        Read(ids);
        var four = Everyone.Where((_, i) => i != 1).ToList();
        Change(four, [.. Everyone.Where((_, i) => i != 2)]);
        Read(ids);
        Read(ids);
        Change(_region.Gateways, Everyone.Where((_, i) => i != 2));
        Read(ids);
        Read(ids);

        Assert.Equal(3, Ledger.Validators.Number);
        foreach (var id in ids)
        {
            var proof = Ledger.Prove(id)!;
            Assert.True(proof.Verify(_region.Genesis, _region.Scheme, out var error), error);
            Assert.True(StatementProof.TryParse(proof.Encode(), out var read));
            Assert.True(read.Verify(_region.Genesis, _region.Scheme, out error), error);
        }

        Assert.Equal([0, 0, 1, 1, 2, 2, 3], ids.Select(id => Ledger.Prove(id)!.History.Changes.Count));
        AssertVoters();
        var audit = LedgerAudit.Verify(_folder.Path, _region.Genesis.Hash, _region.Scheme);
        Assert.True(audit.Ok, audit.Error);
        Assert.Equal(Ledger.Height, audit.Height);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    private void AssertVoters()
    {
        for (var height = 1L; height <= Ledger.Height; height++)
        {
            var (block, certificate) = Ledger.GetBlock(height)!;
            var voters = Ledger.VotersOf(block.Header)!;
            Assert.True(certificate.Verify(voters, _region.Genesis.Chain, _region.Scheme, out var error), error);
        }
    }

    private void Read(List<Hash256> ids)
    {
        var seconds = Ledger.TipUnixMs / 1000;
        var entry = _region.Read(_ledger.Meters[0], TestRegion.ReadingAt(seconds, seconds));
        _ledger.Commit(Everyone, entry);
        Assert.True(Statement.TryParse(entry.Bytes, out var statement));
        ids.Add(statement.Id);
    }

    private void Change(IEnumerable<ISigner> gateways, IEnumerable<ISigner> signers) =>
        _ledger.Commit(Everyone, _region.Change(Ledger.Validators, gateways, signers));
}
