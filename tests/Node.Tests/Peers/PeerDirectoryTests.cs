using EdgeLedger.Contracts;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Peers;

/// <summary>Who may be a peer, and under which number.</summary>
public sealed class PeerDirectoryTests : IDisposable
{
    private readonly EcdsaSigner[] _keys = [.. Enumerable.Range(0, 4).Select(_ => EcdsaSigner.Create())];
    private readonly Genesis _genesis;
    private ValidatorSchedule _schedule;

    public PeerDirectoryTests()
    {
        _genesis = Genesis.Create(
            "test", 0, [_keys[0].PublicKey, _keys[1].PublicKey], 1, [_keys[0].PublicKey]);
        _schedule = new ValidatorSchedule(_genesis.Validators);
    }

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    [Fact]
    public void Gateways_of_genesis_and_listed_ones_are_welcome_and_strangers_are_not()
    {
        var directory = new PeerDirectory(_genesis, [_keys[2].Address], () => _schedule);

        Assert.Equal(_genesis.Validators.IndexOf(_keys[0].Address), directory.Admit(_keys[0].Address));
        Assert.Equal(2, directory.Admit(_keys[2].Address));
        Assert.Equal(-1, directory.Admit(_keys[3].Address));
    }

    [Fact]
    public void Gateway_that_a_change_names_is_welcome_before_it_votes_and_keeps_its_number_afterwards()
    {
        var directory = new PeerDirectory(_genesis, [], () => _schedule);
        Assert.Equal(-1, directory.Admit(_keys[3].Address));
        var keys = _genesis.Validators.Keys.Append(_keys[3].PublicKey).OrderBy(key => key.Address);
        var next = _genesis.Validators.Next(new ValidatorChange(1, [.. keys], null), Hash256.Of([1]));

        _schedule = _schedule.With(next, 100);
        Assert.Equal(2, directory.Admit(_keys[3].Address));
        _schedule = new ValidatorSchedule(_genesis.Validators);
        Assert.Equal(2, directory.Admit(_keys[3].Address));
        Assert.True(directory.TryGet(2, out var gateway));
        Assert.Equal(_keys[3].Address, gateway);
    }

    [Fact]
    public void Directory_is_bounded()
    {
        var many = Enumerable.Range(0, 500).Select(
            i => Address.FromBytes(Hash256.Of(BitConverter.GetBytes(i)).ToArray().AsSpan(0, Address.Size)));
        var directory = new PeerDirectory(_genesis, many, () => _schedule);

        Assert.True(directory.TryGet(PeerDirectory.Capacity - 1, out _));
        Assert.False(directory.TryGet(PeerDirectory.Capacity, out _));
    }
}
