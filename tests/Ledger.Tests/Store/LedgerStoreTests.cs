using System.Security.Cryptography;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Store;

public sealed class LedgerStoreTests
{
    private readonly TestRegion _region = TestRegion.Cheap();

    [Fact]
    public void Folder_is_held_for_one_gateway_and_free_again_afterwards()
    {
        using var folder = new TestFolder();
        using (LedgerStore.Open(folder.Path, _region.Genesis))
        {
            var error = Assert.Throws<StoreInUseException>(() => LedgerStore.Open(folder.Path, _region.Genesis));
            Assert.Contains("in use by another gateway process", error.Message, StringComparison.Ordinal);
        }

        LedgerStore.Open(folder.Path, _region.Genesis).Dispose();
    }

    [Fact]
    public void Ledger_of_another_genesis_is_refused()
    {
        using var folder = new TestFolder();
        LedgerStore.Open(folder.Path, _region.Genesis).Dispose();

        Assert.Throws<GenesisMismatchException>(() => LedgerStore.Open(folder.Path, TestRegion.Cheap().Genesis));
    }

    [Fact]
    public void File_that_is_no_ledger_is_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder.File("ledger.db"), RandomNumberGenerator.GetBytes(9000));

        Assert.Throws<StoreCorruptException>(() => LedgerStore.Open(folder.Path, _region.Genesis));
    }

    [Fact]
    public void Path_that_cannot_be_a_folder_is_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("file"), "in the way");

        Assert.Throws<StoreNotWritableException>(() => LedgerStore.Open(folder.File("file"), _region.Genesis));
        Assert.Throws<StoreNotWritableException>(() => LedgerStore.Open("/proc/ledger", _region.Genesis));
    }

    [Fact]
    public void Saved_votes_are_read_back_whole_whatever_their_length()
    {
        using var folder = new TestFolder();
        byte[]? last = null;
        foreach (var length in new[] { 0, 1, 3964, 3965, 200_000, 17, 3964 * 2, 300_000, 5 })
        {
            using var store = LedgerStore.Open(folder.Path, _region.Genesis);
            Assert.Equal(last, store.LoadConsensus());
            last = RandomNumberGenerator.GetBytes(length);
            store.SaveConsensus(last);
            Assert.Equal(last, store.LoadConsensus());
        }
    }

    [Fact]
    public void New_store_may_not_vote_until_that_was_allowed_for_good()
    {
        using var folder = new TestFolder();
        using (var store = LedgerStore.Open(folder.Path, _region.Genesis))
        {
            Assert.False(store.IsVotingAllowed);
            Assert.Null(store.LoadConsensus());
            store.AllowVoting();
        }

        using var again = LedgerStore.Open(folder.Path, _region.Genesis);
        Assert.True(again.IsVotingAllowed);
    }

    [Fact]
    public void Block_that_does_not_follow_is_a_broken_invariant()
    {
        using var folder = new TestFolder();
        using var ledger = TestLedger.Create(_region, folder.Path, meters: 1);
        var found = ledger.Ledger.GetBlock(1)!;

        Assert.Throws<InvalidFinalBlockException>(() => ledger.Ledger.Commit(found.Block, found.Certificate));
        Assert.Null(ledger.Ledger.GetBlock(2));
    }

    [Fact]
    public void Block_without_a_quorums_votes_is_never_committed()
    {
        using var folder = new TestFolder();
        using var ledger = RegionLedger.Open(folder.Path, _region.Genesis, _region.Scheme);
        var block = ledger.Build([], ledger.TipUnixMs + 1, _region.Gateways[0].PublicKey.Address, out _);

        Assert.Throws<InvalidFinalBlockException>(() => ledger.Commit(block, _region.Certify(block, votes: 2)));
        Assert.Equal(0, ledger.Height);
        ledger.Commit(block, _region.Certify(block, votes: 3));
        Assert.Equal(1, ledger.Height);
    }
}
