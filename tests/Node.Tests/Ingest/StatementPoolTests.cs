using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Ingest;

public sealed class StatementPoolTests : IDisposable
{
    private static readonly ChainId Chain = new("test-0011223344556677");

    private readonly TestBoard _board = new(Chain);
    private readonly TestBoard _other = new(Chain);
    private readonly FixedRegistry _registry = new();
    private readonly StatementPool _pool;

    public StatementPoolTests()
    {
        _pool = new StatementPool(_registry);
    }

    [Fact]
    public void Links_are_handed_out_in_the_order_of_the_chain_whatever_the_order_of_arrival()
    {
        var links = Links(_board, 40);
        foreach (var link in links.OrderBy(link => link.Statement.Id)) _pool.Add(link);

        Assert.Equal(
            Enumerable.Range(1, 40).Select(seq => (long)seq),
            _pool.Take(1000, 1_000_000).Select(one => one.Seq));
        Assert.Equal((40, 40), (_pool.Count, _pool.ReadyCount));
    }

    [Fact]
    public void Half_a_block_is_there_by_count_or_by_bytes_of_what_is_ready()
    {
        var links = Links(_board, 6);
        foreach (var link in links[..3].Append(links[5])) _pool.Add(link);

        int bytes = links.Max(link => link.Statement.Bytes.Length);
        Assert.True(_pool.HoldsHalfBlock(6, int.MaxValue));
        Assert.False(_pool.HoldsHalfBlock(7, int.MaxValue));
        Assert.True(_pool.HoldsHalfBlock(int.MaxValue, 5 * bytes));
        Assert.False(_pool.HoldsHalfBlock(int.MaxValue, 7 * bytes));
    }

    [Fact]
    public void What_lies_behind_a_gap_is_held_and_not_handed_out()
    {
        var links = Links(_board, 3);
        Assert.Equal(PoolAnswer.Ready, _pool.Add(links[0]));
        Assert.Equal(PoolAnswer.Held, _pool.Add(links[2]));

        Assert.Equal([1L], _pool.Take(10, 10_000).Select(one => one.Seq));
        Assert.Equal(PoolAnswer.Ready, _pool.Add(links[1]));
        Assert.Equal(3, _pool.ReadyCount);
    }

    [Fact]
    public void The_same_link_is_known_and_another_one_in_its_place_is_a_fork()
    {
        var link = Links(_board, 1)[0];
        _pool.Add(link);
        var beside = Pooled(_board.Sign(Chain, 1, Hash256.Zero, DateTimeOffset.UnixEpoch));
        var onTopOfBeside = Pooled(_board.Sign(Chain, 2, beside.Statement.Id, DateTimeOffset.UnixEpoch));

        Assert.Equal(PoolAnswer.Known, _pool.Add(link));
        Assert.Equal(PoolAnswer.Forked, _pool.Add(beside));
        Assert.Equal(PoolAnswer.Forked, _pool.Add(onTopOfBeside));
        Assert.Equal(1, _pool.Count);
    }

    [Fact]
    public void What_became_final_leaves_and_what_builds_on_something_else_leaves_too()
    {
        var links = Links(_board, 3);
        foreach (var link in links) _pool.Add(link);
        var taken = new List<long>();

        _pool.Advance(_board.Address, 1, links[0].Statement.Id, one => taken.Add(one.Statement.Seq));
        Assert.Equal((2, 2), (_pool.Count, _pool.ReadyCount));
        _pool.Advance(_board.Address, 2, Hash256.Of([1]), one => taken.Add(one.Statement.Seq));

        Assert.Equal([1L, 2L], taken);
        Assert.Equal((0, 0), (_pool.Count, _pool.ReadyCount));
    }

    // A flood of good signatures from one board takes room from itself, never from a board below its share.
    [Fact]
    public void Full_pool_takes_room_from_whoever_holds_most()
    {
        var pool = new StatementPool(_registry, capacity: 20);
        foreach (var link in Links(_board, 20)) Assert.Equal(PoolAnswer.Ready, pool.Add(link));

        Assert.Equal(PoolAnswer.Full, pool.Add(Pooled(_board.Next())));
        foreach (var link in Links(_other, 5)) Assert.Equal(PoolAnswer.Ready, pool.Add(link));

        Assert.True(pool.Count <= 20);
        Assert.Equal(5, pool.Take(100, 100_000).Count(one => one.Signer == _other.Address));
    }

    [Fact]
    public void One_signer_holds_a_bounded_number_and_none_far_ahead()
    {
        var far = Pooled(
            _board.Sign(Chain, (2 * SignerQueue.Capacity) + 1, Hash256.Zero, DateTimeOffset.UnixEpoch));

        Assert.Equal(PoolAnswer.Full, _pool.Add(far));
        Assert.Equal(0, _pool.Count);
    }

    // A flood that is dropped in part leaves a gap, and behind it a queue that is full.
    [Fact]
    public void Link_that_closes_a_gap_finds_room_in_a_full_queue()
    {
        var links = Links(_board, SignerQueue.Capacity + 2);
        foreach (var link in links.Skip(1)) _pool.Add(link);
        Assert.Equal((SignerQueue.Capacity, 0), (_pool.Count, _pool.ReadyCount));

        Assert.True(_pool.HasRoomFor(links[0].Statement));
        Assert.Equal(PoolAnswer.Ready, _pool.Add(links[0]));

        Assert.Equal((SignerQueue.Capacity, SignerQueue.Capacity), (_pool.Count, _pool.ReadyCount));
        Assert.False(_pool.HasRoomFor(links[^1].Statement));
    }

    [Fact]
    public void Long_statements_fill_the_pool_by_their_bytes()
    {
        var links = Links(_board, 20);
        var pool = new StatementPool(_registry, capacityBytes: 10 * links[0].Statement.Bytes.Length);
        foreach (var link in links.Take(10)) Assert.Equal(PoolAnswer.Ready, pool.Add(link));

        Assert.Equal(PoolAnswer.Full, pool.Add(links[10]));
        Assert.Equal(PoolAnswer.Ready, pool.Add(Links(_other, 1)[0]));
        Assert.True(pool.Count <= 10);
    }

    [Fact]
    public void Block_is_shared_by_all_signers_who_wait()
    {
        foreach (var link in Links(_board, 100)) _pool.Add(link);
        foreach (var link in Links(_other, 10)) _pool.Add(link);

        var taken = _pool.Take(30, 1_000_000);

        Assert.Equal(30, taken.Count);
        Assert.Equal(10, taken.Count(one => one.Signer == _other.Address));
    }

    [Fact]
    public void Block_takes_no_more_bytes_than_it_may()
    {
        var links = Links(_board, 10);
        foreach (var link in links) _pool.Add(link);

        Assert.Equal(3, _pool.Take(100, 3 * (links[0].Statement.Bytes.Length + 10)).Count);
    }

    [Fact]
    public void Rejected_link_takes_its_successors_with_it()
    {
        var links = Links(_board, 5);
        foreach (var link in links) _pool.Add(link);

        _pool.Reject(links[2].Statement);

        Assert.Equal((2, 2), (_pool.Count, _pool.ReadyCount));
    }

    [Fact]
    public void Held_links_are_dropped_after_a_while_and_ready_ones_stay()
    {
        var links = Links(_board, 3);
        _pool.Add(links[0]);
        _pool.Add(links[2]);

        Assert.Equal(0, _pool.DropHeldBefore(links[2].ArrivedTicks));
        Assert.Equal(1, _pool.DropHeldBefore(links[2].ArrivedTicks + 1));
        Assert.Equal((1, 1), (_pool.Count, _pool.ReadyCount));
    }

    [Fact]
    public void Signer_that_comes_later_goes_on_after_its_final_link()
    {
        var links = Links(_board, 3);
        _registry.Signers[_board.Address] =
            new SignerRecord(_board.Key.PublicKey, 2, links[1].Statement.Id, IsRevoked: false);

        Assert.Equal(PoolAnswer.Known, _pool.Add(links[0]));
        Assert.Equal(PoolAnswer.Ready, _pool.Add(links[2]));
        Assert.Equal(1, _pool.Count);
    }

    [Fact]
    public void Forgotten_signer_leaves_nothing_behind()
    {
        foreach (var link in Links(_board, 5)) _pool.Add(link);

        _pool.Forget(_board.Address);

        Assert.Equal((0, 0), (_pool.Count, _pool.ReadyCount));
    }

    public void Dispose()
    {
        _board.Dispose();
        _other.Dispose();
    }

    // Disputes may be many and last for ever; what is asked of the pool for each must not be a search of all.
    [Fact]
    public void Doubted_statement_is_found_among_the_doubted_until_it_is_cleared_final_or_forgotten()
    {
        var links = Links(_board, 3);
        var others = Links(_other, 2);
        foreach (var link in links.Concat(others)) _pool.Add(link);
        Assert.Null(_pool.FindDoubted(links[1].Statement.Id));

        _pool.Doubt(links[1].Statement);
        _pool.Doubt(others[0].Statement);
        Assert.Same(links[1].Statement, _pool.FindDoubted(links[1].Statement.Id));
        Assert.Same(links[2].Statement, _pool.FindDoubted(links[2].Statement.Id));
        _pool.Clear(links[1].Statement);
        Assert.Null(_pool.FindDoubted(links[1].Statement.Id));
        _pool.Doubt(links[1].Statement);
        _pool.Advance(_board.Address, 2, links[1].Statement.Id, _ => { });
        Assert.Null(_pool.FindDoubted(links[2].Statement.Id));
        _pool.Forget(_other.Address);
        Assert.Null(_pool.FindDoubted(others[0].Statement.Id));
    }

    private static PooledStatement[] Links(TestBoard board, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => Pooled(board.Next(DateTimeOffset.UnixEpoch.AddSeconds(i + 1)))),
    ];

    private static PooledStatement Pooled(byte[] bytes)
    {
        Assert.True(Statement.TryParse(bytes, out var statement));
        return new PooledStatement(statement, ArrivedTicks: 1000);
    }

    private sealed class FixedRegistry : IRegistry
    {
        public Dictionary<Address, SignerRecord> Signers { get; } = [];

        public bool TryGetSigner(
            Address address,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SignerRecord? signer) =>
            Signers.TryGetValue(address, out signer);
    }
}
