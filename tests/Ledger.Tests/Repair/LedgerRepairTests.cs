using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Audit;
using EdgeLedger.Ledger.Tests.Faults;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;
using Xunit.Abstractions;

namespace EdgeLedger.Ledger.Tests.Repair;

public sealed class LedgerRepairTests(ITestOutputHelper output)
{
    private static readonly byte[] Votes = [.. "the votes of this gateway"u8];

    [Fact]
    public void Store_damaged_anywhere_is_whole_again_with_what_was_good_of_it()
    {
        using var store = VotingStore.AtRest();
        var whole = File.ReadAllBytes(store.Folder.File("ledger.db"));
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var attempt = 0; attempt < 25; attempt++)
        {
            var bytes = whole.ToArray();
            var at = random.Next(bytes.Length);
            random.NextBytes(bytes.AsSpan(at, Math.Min(bytes.Length - at, random.Next(1, 6000))));
            File.WriteAllBytes(store.Folder.File("ledger.db"), bytes);

            var result = store.Repair();

            Assert.True(result.Height == store.Height, $"seed {seed}, attempt {attempt}");
            Assert.Equal(store.Height, result.OwnBlocks + result.BlocksFrom.Values.Sum());
            store.AssertWhole(isVoting: result.VotesKept);
        }
    }

    [Fact]
    public void Damage_in_one_block_costs_that_block_alone_and_no_votes()
    {
        using var store = VotingStore.AtRest();
        var bytes = File.ReadAllBytes(store.Folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf(store.Marker(5))] ^= 1;
        File.WriteAllBytes(store.Folder.File("ledger.db"), bytes);

        var result = store.Repair();

        Assert.Equal(store.Height - 1, result.OwnBlocks);
        Assert.True(result.VotesKept);
        store.AssertWhole(isVoting: true);
    }

    [Fact]
    public void Log_damaged_before_its_end_costs_the_right_to_vote()
    {
        using var store = VotingStore.Killed();
        var log = File.ReadAllBytes(store.Folder.File("ledger.db-wal"));
        log[log.Length / 2] ^= 1;
        File.WriteAllBytes(store.Folder.File("ledger.db-wal"), log);

        Assert.False(store.Repair().VotesKept);
        store.AssertWhole(isVoting: false);
    }

    [Fact]
    public void Ledger_that_is_gone_altogether_comes_back_without_the_right_to_vote()
    {
        using var store = VotingStore.AtRest();
        File.Delete(store.Folder.File("ledger.db"));

        var result = store.Repair();

        Assert.Equal((store.Height, 0, false), (result.Height, result.OwnBlocks, result.VotesKept));
        store.AssertWhole(isVoting: false);
    }

    [Fact]
    public void Lying_peer_is_named_and_the_honest_one_behind_it_helps()
    {
        using var store = VotingStore.AtRest();
        File.Delete(store.Folder.File("ledger.db"));
        using var honest = FolderPeer.Open(store.Peer.Path);
        using var liar = new LyingPeer(honest, store.Region);

        var result = LedgerRepair.Run(
            store.Folder.Path, store.Region.Genesis, store.Region.Scheme, [liar, honest]);

        Assert.Equal(store.Height, result.Height);
        Assert.Equal(3, result.BlocksFrom["liar"]);
        Assert.Contains("liar: block 4", Assert.Single(result.Refused), StringComparison.Ordinal);
        store.AssertWhole(isVoting: false);
    }

    [Fact]
    public void Block_that_nobody_has_is_named_and_the_folder_stays_as_it_was()
    {
        using var store = VotingStore.AtRest();
        var bytes = File.ReadAllBytes(store.Folder.File("ledger.db"));
        bytes[bytes.AsSpan().IndexOf(store.Marker(5))] ^= 1;
        File.WriteAllBytes(store.Folder.File("ledger.db"), bytes);

        var error = Assert.Throws<StoreException>(
            () => LedgerRepair.Run(store.Folder.Path, store.Region.Genesis, store.Region.Scheme, []));

        Assert.StartsWith("Block 5 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(store.Folder.File("ledger.db")));
    }

    [Fact]
    public void Swap_that_was_interrupted_is_finished_by_whoever_opens_next()
    {
        using var store = VotingStore.Killed();
        using var elsewhere = store.Folder.Copy();
        RegionLedger.Open(elsewhere.Path, store.Region.Genesis, store.Region.Scheme).Dispose();
        foreach (var wasLogGone in new[] { false, true })
        {
            using var folder = store.Folder.Copy();
            if (wasLogGone) File.Delete(folder.File("ledger.db-wal"));
            File.Copy(elsewhere.File("ledger.db"), folder.File("ledger.db.next"));

            Assert.Throws<StoreException>(() => LedgerReader.Open(folder.Path));
            Assert.False(LedgerAudit.Verify(folder.Path).Ok);
            using (var opened = RegionLedger.Open(folder.Path, store.Region.Genesis, store.Region.Scheme))
            {
                Assert.Equal(store.Height, opened.Height);
                Assert.Equal(Votes, opened.LoadConsensus());
            }

            Assert.False(File.Exists(folder.File("ledger.db.next")));
            Assert.Null(LedgerAudit.Verify(folder.Path, store.Region.Genesis.Hash, store.Region.Scheme).Error);
        }
    }

    [Theory]
    [InlineData("rename", 1)]
    [InlineData("rename", 2)]
    [InlineData("unlink", 1)]
    [InlineData("unlink", 2)]
    [InlineData("fsync", 2)]
    [InlineData("fsync", 12)]
    [InlineData("fsync", 13)]
    [InlineData("pwrite64", 10)]
    [InlineData("pwrite64", 40)]
    public void Repair_killed_at_any_call_is_finished_by_running_it_again(string call, int at)
    {
        using var store = VotingStore.Killed();
        var ledger = File.ReadAllBytes(store.Folder.File("ledger.db"));
        ledger[ledger.AsSpan().IndexOf(store.Marker(5))] ^= 1;
        File.WriteAllBytes(store.Folder.File("ledger.db"), ledger);
        var genesis = store.Peer.File("genesis.cbor");
        File.WriteAllBytes(genesis, store.Region.Genesis.Encode());

        var killed = FaultyRun.Of($"{call}:signal=KILL:when={at}", store.Folder.Path, genesis, "repair", store.Peer.Path);
        output.WriteLine($"exit code {killed.ExitCode}");
        var again = FaultyRun.Of(null, store.Folder.Path, genesis, "repair", store.Peer.Path);

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        store.AssertWhole(isVoting: true);
        Assert.False(Directory.Exists(store.Folder.File("repair")));
    }

    /// <summary>A gateway that has voted, and a peer with the same blocks.</summary>
    private sealed class VotingStore : IDisposable
    {
        private VotingStore(SmallStore store)
        {
            Store = store;
            using (var ledger = RegionLedger.Open(store.Folder.Path, store.Region.Genesis, store.Region.Scheme))
            {
                ledger.AllowVoting();
                ledger.SaveConsensus(Votes);
            }

            Peer = store.Folder.Copy();
        }

        public SmallStore Store { get; }

        public TestFolder Folder => Store.Folder;

        public TestFolder Peer { get; }

        public TestRegion Region => Store.Region;

        public long Height => Store.Height;

        public static VotingStore AtRest() => new(SmallStore.AtRest());

        /// <summary>With a log that holds the votes.</summary>
        public static VotingStore Killed()
        {
            var store = new VotingStore(SmallStore.AtRest());
            using var copy = VoteAndCopy(store);
            foreach (var file in Directory.GetFiles(copy.Path))
            {
                File.Copy(file, store.Folder.File(Path.GetFileName(file)), overwrite: true);
            }

            return store;
        }

        private static TestFolder VoteAndCopy(VotingStore store)
        {
            using var ledger = RegionLedger.Open(store.Folder.Path, store.Region.Genesis, store.Region.Scheme);
            for (var length = 1; length < 30; length++) ledger.SaveConsensus(new byte[length * 300]);
            ledger.SaveConsensus(Votes);
            return store.Folder.Copy();
        }

        public byte[] Marker(long height) => Store.Markers[height];

        public RepairResult Repair()
        {
            using var peer = FolderPeer.Open(Peer.Path);
            return LedgerRepair.Run(Folder.Path, Region.Genesis, Region.Scheme, [peer]);
        }

        public void AssertWhole(bool isVoting)
        {
            Assert.Null(LedgerAudit.Verify(Folder.Path, Region.Genesis.Hash, Region.Scheme).Error);
            using var ledger = RegionLedger.Open(Folder.Path, Region.Genesis, Region.Scheme);
            Assert.Equal(Height, ledger.Height);
            Assert.Equal(isVoting, ledger.IsVotingAllowed);
            Assert.Equal(isVoting ? Votes : null, ledger.LoadConsensus());
        }

        public void Dispose()
        {
            Store.Dispose();
            Peer.Dispose();
        }
    }

    /// <summary>Tells the truth for three blocks, then shows a block of its own making.</summary>
    private sealed class LyingPeer(IBlockPeer truth, TestRegion region) : IBlockPeer
    {
        public string Name => "liar";

        public long Height => truth.Height;

        public long FirstHeld => 1;

        public StoredBlock? TryGetBlock(long height)
        {
            if (truth.TryGetBlock(height) is not { } real || height < 4) return truth.TryGetBlock(height);
            var forged = Block.Create(real.Block.Header with { StateRoot = Hash256.Of([1]) }, real.Block.Entries);
            return new StoredBlock(forged, region.Certify(forged));
        }

        public void Dispose()
        {
        }
    }
}
