using EdgeLedger.Ledger;
using EdgeLedger.Node.Voting;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>When a gateway whose store is new may vote though it has no token.</summary>
public sealed class VotingRightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-right-").FullName;
    private readonly EcdsaSigner _key = EcdsaSigner.Create();
    private readonly RegionLedger _ledger;

    public VotingRightTests()
    {
        var genesis = Genesis.Create("test", 0, [_key.PublicKey], 1, [_key.PublicKey]);
        _ledger = RegionLedger.Open(_folder, genesis, Es256Scheme.Instance);
    }

    [Fact]
    public void Peer_that_is_itself_behind_does_not_bring_the_right_back_early()
    {
        var right = Right(gateways: 4, faulty: 1);
        right.Learn(1, 50);
        right.Learn(2, 100);
        right.Learn(3, 100);

        Assert.False(right.TryGain(101));
        Assert.True(right.TryGain(102));
    }

    [Fact]
    public void One_who_boasts_of_a_height_does_not_keep_the_right_away()
    {
        var right = Right(gateways: 4, faulty: 1);
        right.Learn(1, long.MaxValue);
        right.Learn(2, 100);
        right.Learn(3, 100);

        Assert.True(right.TryGain(102));
    }

    [Fact]
    public void Largest_of_all_heights_does_not_turn_into_the_smallest()
    {
        var right = Right(gateways: 2, faulty: 0);
        right.Learn(1, long.MaxValue);

        Assert.False(right.TryGain(1_000_000));
    }

    [Fact]
    public void What_a_peer_says_later_does_not_move_the_goal()
    {
        var right = Right(gateways: 4, faulty: 1);
        for (int peer = 1; peer < 4; peer++) right.Learn(peer, 100);
        for (int peer = 1; peer < 4; peer++) right.Learn(peer, 1000);

        Assert.True(right.TryGain(102));
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private VotingRight Right(int gateways, int faulty) =>
        new(_ledger, new FirstStartFile(_folder), gateways, faulty, NullLogger.Instance);
}
