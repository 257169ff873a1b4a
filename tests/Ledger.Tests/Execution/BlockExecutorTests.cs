using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Execution;

// valid(block) is a pure function of block and parent state.
public sealed class BlockExecutorTests
{
    private const long Later = 1_700_000_060_000;

    private readonly TestRegion _region = TestRegion.Of();
    private readonly BlockExecutor _executor;
    private readonly LedgerHead _parent;
    private readonly Address _proposer;

    public BlockExecutorTests()
    {
        _executor = new BlockExecutor(_region.Genesis, _region.Scheme);
        _parent = LedgerHead.Of(_region.Genesis);
        _proposer = _region.Gateways[1].PublicKey.Address;
    }

    [Fact]
    public void Built_block_is_valid_and_its_order_matters()
    {
        var meter = _region.NewKey();
        var enrolment = _region.Enrol(meter);
        var reading = _region.Read(meter, TestRegion.ReadingAt(1_700_000_000, 3));

        var block = Build([enrolment, reading], out var skipped);
        Assert.Empty(skipped);
        Assert.True(Check(block).IsValid);

        var swapped = Block.Create(block.Header, [reading, enrolment]);
        Assert.Equal(new BlockCheck(BlockRefusal.BadEntry, 0, EntryRefusal.UnknownSigner), Check(swapped));
    }

    [Fact]
    public void Same_block_gives_the_same_answer_again_since_validation_leaves_nothing_behind()
    {
        var block = Build([_region.Enrol(_region.NewKey())], out _);
        Assert.True(Check(block).IsValid);
        Assert.True(Check(block).IsValid);
        Assert.Equal(0, _parent.Height);
    }

    [Fact]
    public void Header_that_does_not_follow_its_parent_is_named()
    {
        var block = Build([], out _);
        var header = block.Header;
        Expect(BlockRefusal.WrongChain, header with { Chain = new ChainId("test-0000000000000000") });
        Expect(BlockRefusal.WrongHeight, header with { Height = 2 });
        Expect(BlockRefusal.WrongParent, header with { Previous = Hash256.Of([1]) });
        Expect(BlockRefusal.TimeNotLater, header with { UnixMs = _parent.UnixMs });
        Expect(BlockRefusal.WrongValidators, header with { ValidatorsHash = Hash256.Zero });
        Expect(BlockRefusal.UnknownProposer, header with { Proposer = _region.NewKey().PublicKey.Address });
        Expect(BlockRefusal.WrongStateRoot, header with { StateRoot = Hash256.Of([2]) });
    }

    [Fact]
    public void One_bad_signature_among_many_is_found_and_named()
    {
        var meters = Enumerable.Range(0, 12).Select(_ => _region.NewKey()).ToList();
        var block = Build([.. meters.Select(meter => _region.Enrol(meter))], out _);
        Assert.True(Check(block).IsValid);

        var entries = block.Entries.ToArray();
        var spoilt = entries[7].Bytes.ToArray();
        spoilt[^1] ^= 1;
        entries[7] = entries[7] with { Bytes = spoilt };
        var check = Check(Block.Create(block.Header, entries));
        Assert.Equal((BlockRefusal.BadSignature, 7), (check.Refusal, check.EntryIndex));
    }

    [Fact]
    public void Builder_leaves_out_what_does_not_apply_and_says_why()
    {
        var meter = _region.NewKey();
        var enrolment = _region.Enrol(meter);
        var (seq, prev) = _region.Next(meter);
        var payload = ReadingPayload.Encode(TestRegion.ReadingAt(1_700_000_000, 1));
        var ahead = Statement.Encode(meter, _region.Genesis.Chain, ContentType.Reading, seq + 1, prev, payload);
        var spoilt = Statement.Encode(meter, _region.Genesis.Chain, ContentType.Reading, seq, prev, payload);
        spoilt[^1] ^= 1;

        var block = Build(
            [enrolment, new(EntryKind.Statement, ahead), new(EntryKind.Statement, spoilt), enrolment],
            out var skipped);

        Assert.Single(block.Entries);
        Assert.Equal(
            [EntryRefusal.Ahead, EntryRefusal.BadSignature, EntryRefusal.AlreadyEnrolled],
            skipped.Select(entry => entry.Refusal));
        Assert.True(Check(block).IsValid);
    }

    [Fact]
    public void Block_never_exceeds_the_limits_of_genesis_and_a_larger_one_is_invalid()
    {
        var region = TestRegion.Cheap(4, new GenesisLimits(MaxBlockBytes: 4000, MaxBlockEntries: 8));
        var executor = new BlockExecutor(region.Genesis, region.Scheme);
        var head = LedgerHead.Of(region.Genesis);
        var meter = region.NewKey();
        List<BlockEntry> entries = [region.Enrol(meter)];
        entries.AddRange(Enumerable.Range(1, 30).Select(
            wh => region.Read(meter, TestRegion.ReadingAt(1_700_000_000 + wh, wh))));
        var proposer = region.Gateways[0].PublicKey.Address;

        var block = executor.Build(entries, Later, proposer, head, out var skipped, out _);
        Assert.True(executor.Validate(block, head, out _).IsValid);
        Assert.Equal(8, block.Entries.Count);
        Assert.All(skipped, entry => Assert.Equal(EntryRefusal.None, entry.Refusal));
        Assert.True(block.Encode().Length <= 4000);

        var tooMany = Block.Create(block.Header, entries.Take(9).ToList());
        Assert.Equal(BlockRefusal.TooManyEntries, executor.Validate(tooMany, head, out _).Refusal);
        List<BlockEntry> large = [new(EntryKind.Statement, new byte[4000])];
        var tooLarge = Block.Create(block.Header, large);
        Assert.Equal(BlockRefusal.TooLarge, executor.Validate(tooLarge, head, out _).Refusal);
    }

    [Fact]
    public void Statement_in_the_cache_is_not_verified_again_but_a_changed_signature_is()
    {
        var verified = new VerifiedStatements(16);
        var counting = new CountingScheme(_region.Scheme);
        var executor = new BlockExecutor(_region.Genesis, counting, verified);
        var meter = _region.NewKey();
        var enrolment = _region.Enrol(meter);
        var reading = _region.Read(meter, TestRegion.ReadingAt(1_700_000_000, 3));
        Assert.True(Statement.TryParse(reading.Bytes, out var statement));
        verified.Add(statement);
        var block = executor.Build([enrolment, reading], Later, _proposer, _parent, out _, out _);

        counting.Count = 0;
        Assert.True(executor.Validate(block, _parent, out _).IsValid);
        Assert.Equal(3, counting.Count);   // the enrolment's two registrars and its device

        var spoilt = reading.Bytes.ToArray();
        spoilt[^1] ^= 1;
        var other = Block.Create(block.Header, [enrolment, new(EntryKind.Statement, spoilt)]);
        Assert.Equal(BlockRefusal.BadSignature, executor.Validate(other, _parent, out _).Refusal);
    }

    private void Expect(BlockRefusal refusal, BlockHeader header) =>
        Assert.Equal(refusal, Check(Block.Create(header, [])).Refusal);

    private BlockCheck Check(Block block) => _executor.Validate(block, _parent, out _);

    private Block Build(IReadOnlyList<BlockEntry> entries, out IReadOnlyList<SkippedEntry> skipped) =>
        _executor.Build(entries, Later, _proposer, _parent, out skipped, out _);

    private sealed class CountingScheme(ISignatureScheme inner) : ISignatureScheme
    {
        private int _count;

        public int Count { get => _count; set => _count = value; }

        public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
        {
            Interlocked.Increment(ref _count);
            return inner.Verify(key, digest, signature);
        }
    }
}
