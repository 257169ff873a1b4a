using EdgeLedger.Ledger.State;
using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Witness;

public sealed class BallotBoxTests : IDisposable
{
    private static readonly ChainId Chain = new("test-0011223344556677");
    private static readonly Hash256 Id = Hash256.Of([1]);
    private static readonly SignerLink Link = new(Id, default, 1);
    private readonly EcdsaSigner[] _keys = [.. Enumerable.Range(0, 4).Select(_ => EcdsaSigner.Create())];
    private readonly BallotBox _box;

    public BallotBoxTests() => _box = new BallotBox(new ValidatorSet(Hash256.Zero, _keys.Select(key => key.PublicKey)));

    [Fact]
    public void Statement_is_doubted_by_more_than_may_be_faulty()
    {
        Assert.True(_box.Hear(Rejects(0), out _));
        Assert.False(_box.IsDoubted(Id));
        Assert.True(_box.Hear(Rejects(1), out _));
        Assert.True(_box.IsDoubted(Id));
    }

    [Fact]
    public void First_word_of_a_gateway_counts_and_a_different_one_is_evidence()
    {
        _box.Hear(Rejects(0), out _);
        Assert.False(_box.Hear(Rejects(0), out var none));
        Assert.Null(none);
        Assert.False(_box.Hear(Accepts(0), out var contradiction));
        Assert.Equal(_keys[0].Address, contradiction!.Gateway);
        Assert.False(_box.Find(_keys[0].Address, Id)!.Find(Id)!.Value.Accepts);
    }

    // A two-faced gateway may have told this one something else than the chain: a quarantine needs what the chain
    // has.
    [Fact]
    public void What_the_chain_has_counted_replaces_what_was_heard()
    {
        _box.Hear(Accepts(0), out _);
        _box.Record(Rejects(0));
        _box.Record(Rejects(1));
        Assert.True(_box.IsDoubted(Id));
    }

    [Fact]
    public void Flood_of_one_gateway_displaces_its_own_words_only()
    {
        _box.Hear(Rejects(0), out _);
        _box.Hear(Rejects(1), out _);
        for (int i = 0; i < BallotBox.WordsOfAGateway; i++)
        {
            var other = Hash256.Of(BitConverter.GetBytes(i));
            _box.Hear(Ballot.Sign(_keys[1], Chain, BallotItem.Reject(Link with { Id = other }, DoubtReason.Range)), out _);
        }

        Assert.Null(_box.Find(_keys[1].Address, Id));
        Assert.NotNull(_box.Find(_keys[0].Address, Id));
        Assert.False(_box.IsDoubted(Id));
    }

    [Fact]
    public void Gateway_that_leaves_has_no_voice_any_more()
    {
        _box.Hear(Rejects(0), out _);
        _box.Hear(Rejects(1), out _);
        _box.Renew(new ValidatorSet(Hash256.Zero, _keys.Skip(1).Append(_keys[0]).Take(4).Skip(1).Select(key => key.PublicKey)));
        _box.Renew(new ValidatorSet(Hash256.Zero, _keys[1..].Append(EcdsaSigner.Create()).Select(key => key.PublicKey)));
        Assert.False(_box.IsDoubted(Id));
    }

    // Held back on the word of gateways that have left, a board would wait for ever.
    [Fact]
    public void What_only_gateways_that_left_have_doubted_is_named_once_to_be_let_go()
    {
        _box.Hear(Rejects(0), out _);
        _box.Hear(Rejects(1), out _);
        Assert.Empty(_box.TakeNoLongerDoubted());
        _box.Renew(new ValidatorSet(Hash256.Zero, _keys[1..].Append(EcdsaSigner.Create()).Select(key => key.PublicKey)));
        Assert.Equal([Id], _box.TakeNoLongerDoubted());
        Assert.Empty(_box.TakeNoLongerDoubted());
    }

    [Fact]
    public void Nothing_is_opened_about_a_statement_that_does_not_wait_here()
    {
        _box.Hear(Rejects(0), out _);
        _box.Hear(Rejects(1), out _);
        var disputes = new DisputeDirectory(new LedgerState([]));
        Assert.Empty(_box.Entries(disputes, 5, 10, _ => null));
    }

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    private Ballot Rejects(int gateway) =>
        Ballot.Sign(_keys[gateway], Chain, BallotItem.Reject(Link, DoubtReason.Range));

    private Ballot Accepts(int gateway) => Ballot.Sign(_keys[gateway], Chain, BallotItem.Accept(Link));
}
