using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Time;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Heads;

/// <summary>A reading leaves the outbox only when f + 1 gateways say that the ledger has it.</summary>
public sealed class HeadAcceptanceTests : IDisposable
{
    private const long Start = 1_790_000_000_000;

    private readonly TestRegion _region = new(gateways: 4);
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public HeadAcceptanceTests() => _region.Provision(_files, periodSeconds: 1);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Heads_of_f_gateways_are_not_enough_and_one_more_is()
    {
        var board = Signed(1);
        var statement = _region.Final[0];

        Deliver(board, 0, statement);
        Deliver(board, 0, statement);
        Assert.Equal(0, board.Figure("final"));

        Deliver(board, 2, statement);
        Assert.Equal(1, board.Figure("final"));
    }

    // Of f + 1 gateways that name a link one may lie about the time, and be the last to speak.
    [Fact]
    public void Time_is_never_the_word_of_a_single_gateway()
    {
        var board = Signed(1);
        var times = new BlockTimes(board.Parts.Clock, 4, 1);
        var tally = new HeadTally(board.Meter.Outbox, board.Identity.Roster, times, board.Parts.Log);
        var head = new Head { Sequence = 1, Gateway = 0, UnixMs = Start + 2000 };
        _region.Final[0].Id.ToArray().CopyTo(head.Id, 0);
        tally.Take(head);
        (head.Gateway, head.UnixMs) = (3, Start + 1_000_000_000_000);
        tally.Take(head);

        Assert.Equal(0, board.Meter.Outbox.InFlight.Count);
        Assert.Equal(Start + 2000, times.AgreedUnixMs);
    }

    [Fact]
    public void One_gateway_that_babbles_does_not_push_all_else_out_of_the_log()
    {
        var board = Signed(1);
        board.Parts.Log.Error("test", "what a technician wants to see");
        for (int i = 0; i < 300; i++)
        {
            board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(0, 1000 + i, Hash256.Zero));
            board.RunSeconds(1);
        }

        var lines = new LineReply();
        board.Parts.Log.Repeat(100, lines);
        Assert.Contains(lines.Lines, line => line.EndsWith("wants to see", StringComparison.Ordinal));
        Assert.InRange(lines.Lines.Count(line => line.Contains("not ours", StringComparison.Ordinal)), 1, 5);
    }

    [Fact]
    public void Head_of_a_later_statement_vouches_for_the_earlier_ones()
    {
        var board = Signed(3);

        Deliver(board, 1, _region.Final[2]);
        Deliver(board, 3, _region.Final[1]);

        // Gateway 1 vouches for all three, gateway 3 for the first two.
        Assert.Equal(2, board.Figure("final"));
    }

    [Fact]
    public void Head_with_a_forged_mac_is_ignored()
    {
        var board = Signed(1);
        byte[] frame = _region.Frame(0, _region.Final[0].Seq, _region.Final[0].Id);
        frame[^1] ^= 1;
        board.Link.Deliver(_region.Prefix + "head/x", frame);
        Deliver(board, 1, _region.Final[0]);

        Assert.Equal(0, board.Figure("final"));
    }

    [Fact]
    public void Retained_head_is_ignored()
    {
        var board = Signed(1);
        for (int gateway = 0; gateway < 4; gateway++)
        {
            board.Link.Deliver(
                _region.Prefix + "head/x", _region.Frame(gateway, 1, _region.Final[0].Id), retained: true);
        }

        Assert.Equal(0, board.Figure("final"));
    }

    [Fact]
    public void Head_with_another_id_removes_nothing()
    {
        var board = Signed(1);
        var other = Hash256.Of([1, 2, 3]);

        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(0, 1, other));
        Deliver(board, 1, _region.Final[0]);

        Assert.Equal(0, board.Figure("final"));
        Assert.Equal(1, board.Figure("seq"));
    }

    [Fact]
    public void Strange_heads_that_differ_in_any_figure_are_not_adopted()
    {
        var board = Signed(1);
        var other = Hash256.Of([1, 2, 3]);
        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(0, 7, other, height: 5));
        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(1, 7, other, height: 6));
        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(2, 8, other, height: 5));
        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(3, 7, Hash256.Of([4]), height: 5));

        Assert.Equal(1, board.Figure("seq"));
    }

    [Fact]
    public void Late_heads_of_what_was_final_long_ago_change_nothing()
    {
        var board = Signed(1);
        var first = _region.Final[0];
        Deliver(board, 0, first);
        Deliver(board, 1, first);
        board.RunSeconds(1);
        board.Exchange(_region, 2);
        long seq = board.Figure("seq");

        for (int gateway = 0; gateway < 4; gateway++) Deliver(board, gateway, first);

        Assert.Equal(seq, board.Figure("seq"));
        Assert.DoesNotContain(
            board.Console.Output, line => line.Contains("goes on after", StringComparison.Ordinal));
    }

    [Fact]
    public void Board_with_formatted_flash_goes_on_from_the_chain_in_the_ledger()
    {
        var board = new TestBoard(_files, _clock);
        RunLive(board, 10);
        int before = _region.Readings.Count;
        Assert.True(before > 5);

        _files.Format(path => path is "I:\\settings.cfg" or "I:\\device.key" or "I:\\roster.cbor");
        var fresh = new TestBoard(_files, _clock);
        fresh.RunSeconds(3);
        long forked = fresh.Figure("signed");
        Assert.True(forked > 0);
        foreach (byte[] bytes in fresh.Link.Published) Assert.False(_region.Take(bytes));
        fresh.Link.Published.Clear();

        _region.UnixMs = _clock.UnixMs;
        // The gateways answer a statement that does not fit with the head that they hold.
        _region.SendHeads(fresh.Link, _region.Faulty + 1);
        fresh.RunSeconds(1);
        RunLive(fresh, 10);

        Assert.Equal(0, fresh.Figure("outbox"));
        Assert.Equal(fresh.Figure("recorded"), fresh.Figure("final"));
        Assert.Equal(before + fresh.Figure("final"), _region.Readings.Count);
        Assert.True(fresh.Figure("final") > 5);
    }

    // The new links are written one by one: a cut between them leaves new ones followed by old ones.
    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.Torn)]
    [InlineData(Cut.After)]
    public void Adoption_survives_a_power_cut_at_any_file_operation(Cut cut)
    {
        for (int at = 1; at <= 12; at++)
        {
            using var region = new TestRegion();
            var files = new MemoryFiles();
            var clock = new ManualClock(Start);
            region.Provision(files);
            region.Seq = 41;
            region.Head = Hash256.Of([(byte)at]);
            var board = new TestBoard(files, clock);
            board.RunSeconds(60);
            board.Link.Published.Clear();
            files.CutAt = files.Changes + at;
            files.Cut = cut;
            try
            {
                region.SendHeads(board.Link, region.Faulty + 1);
                clock.UptimeMs++;
                board.Meter.Step();
                files.CutAt = 0;
            }
            catch (PowerCutException)
            {
                files.CutAt = 0;
                board = new TestBoard(files, clock);
                region.SendHeads(board.Link, region.Faulty + 1);
            }

            for (int i = 0; i < 60 && board.Figure("outbox") > 0; i++)
            {
                clock.UptimeMs += 1000;
                board.Meter.Step();
                board.Exchange(region, 2);
            }

            string what = $"{cut} at change {at}: {board.Status()}";
            Assert.True(board.Figure("outbox") == 0, what);
            Assert.True(region.Readings.Count == board.Figure("recorded"), what);
            Assert.True(region.Refused == 0, what + ": a statement with an old link was sent after the new ones");
            Assert.True(region.Readings.DistinctBy(r => r.UnixSeconds).Count() == region.Readings.Count, what);
        }
    }

    private TestBoard Signed(int statements)
    {
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(statements + 1);
        foreach (byte[] bytes in board.Link.Published) _region.Take(bytes);
        Assert.True(_region.Final.Count >= statements, "not signed");
        board.Link.Published.Clear();
        return board;
    }

    private void RunLive(TestBoard board, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }

        board.Clock.UptimeMs++;
        board.Meter.Step();
    }

    private void Deliver(TestBoard board, int gateway, Statement statement)
    {
        _region.UnixMs = board.Clock.UnixMs;
        board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(gateway, statement.Seq, statement.Id));
        board.Clock.UptimeMs++;
        board.Meter.Step();
    }
}
