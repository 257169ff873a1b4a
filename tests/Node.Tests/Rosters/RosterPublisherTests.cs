using System.Collections.Concurrent;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Rosters;

/// <summary>Boards are told who votes, once that has changed, until they have answered.</summary>
public sealed class RosterPublisherTests
{
    [Fact]
    public async Task Every_gateway_tells_the_board_the_new_list_until_it_has_answered()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        var told = new ConcurrentQueue<(int Gateway, RosterFrame Frame)>();
        for (int i = 0; i < 4; i++)
        {
            int gateway = i;
            byte[] key = FrameKey.Derive(
                board.Key, region.KeyOf(i).PublicKey, region.Genesis.Chain, ContentType.RosterFrame, board.Address,
                region.KeyOf(i).Address);
            region.LinkOf(i).RosterSent += (to, bytes) =>
            {
                Assert.Equal(board.Address, to);
                Assert.True(RosterFrame.TryParse(bytes, key, out var frame));
                told.Enqueue((gateway, frame));
            };
        }

        region.Publish(board.Next());
        region.WaitUntilFinal(board);
        int[] staying = [0, 1, 3];
        Assert.Equal(EntryRefusal.None, await region.ChangeAsync(staying, staying));
        // Also the one that leaves: the board still knows it.
        Wait.Until(() => told.Select(one => one.Gateway).Distinct().Count() == 4, "all four speak", 15_000);
        var expected = staying.Select(index => region.KeyOf(index).Address).Order();
        Assert.All(told, one =>
        {
            Assert.Equal(1, one.Frame.Number);
            Assert.Equal(expected, one.Frame.Gateways.Select(key => key.Address));
        });

        for (int i = 0; i < 3; i++) region.LinkOf(i).Answer(board.Address, "roster 1");
        region.LinkOf(3).Answer(board.Address, "roster 0");
        region.LinkOf(3).Answer(region.KeyOf(0).Address, "roster 1");
        told.Clear();
        Wait.Until(() => told.Any(one => one.Gateway == 3), "who has no answer says it again", 15_000);
        Assert.All(told, one => Assert.Equal(3, one.Gateway));
    }
}
