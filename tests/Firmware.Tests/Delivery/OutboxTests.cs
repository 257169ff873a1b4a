using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Delivery;

public sealed class OutboxTests : IDisposable
{
    private const long Start = 1_790_000_000_000;

    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);

    public OutboxTests() => _region.Provision(_files);

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Board_keeps_at_most_four_statements_in_flight_and_fills_the_last_one()
    {
        var board = new TestBoard(_files, _clock);

        board.RunSeconds(100);

        var published = board.Link.Published.DistinctBy(Convert.ToHexString).ToList();
        Assert.Equal(4, published.Count);
        foreach (byte[] bytes in published) _region.Take(bytes);
        Assert.Equal(ReadingPayloadLimit, ReadingsIn(_region.Final[3]));
        Assert.Equal([1, 1, 1], _region.Final.Take(3).Select(ReadingsIn));
    }

    [Fact]
    public void Statement_is_sent_again_byte_for_byte_with_growing_waits()
    {
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(2);
        byte[] first = board.Link.Published[0];
        var waits = new List<long>();
        long last = _clock.UptimeMs;
        board.Link.Published.Clear();

        for (int i = 0; i < 400; i++)
        {
            _clock.UptimeMs += 1000;
            board.Meter.Step();
            if (!board.Link.Published.Any(bytes => bytes.AsSpan().SequenceEqual(first))) continue;
            waits.Add(_clock.UptimeMs - last);
            last = _clock.UptimeMs;
            board.Link.Published.Clear();
        }

        Assert.True(waits.Count >= 6, "the statement was not sent again often enough");
        Assert.InRange(waits[0], 4_000, 8_000);
        Assert.InRange(waits[1], 10_000, 14_000);
        Assert.InRange(waits[^1], 60_000, 77_000);
    }

    // Gateways that were all down have forgotten what they had not made final: nothing enters a block before the
    // oldest of it comes again, and then the rest should not take a minute each.
    [Fact]
    public void First_statement_that_becomes_final_after_an_outage_brings_the_others_again_at_once()
    {
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(300);
        var sent = board.Link.Published.DistinctBy(Convert.ToHexString).ToList();
        Assert.True(_region.Take(sent[0]));
        board.Link.Published.Clear();

        _region.SendHeads(board.Link, 2);
        board.RunSeconds(2);

        Assert.All(
            sent.Skip(1),
            bytes => Assert.Contains(board.Link.Published, again => again.SequenceEqual(bytes)));
        Assert.DoesNotContain(board.Link.Published, again => again.SequenceEqual(sent[0]));
    }

    [Fact]
    public void Statement_killed_between_signing_and_sending_goes_out_with_the_same_bytes()
    {
        var before = new TestBoard(_files, _clock);
        before.Link.IsUp = false;
        before.RunSeconds(2);
        Assert.Equal(1, before.Figure("signed"));
        byte[] signed = _files["I:\\outbox-statement-1.bin"];

        var after = new TestBoard(_files, _clock);
        after.RunSeconds(1);

        byte[] sent = after.Link.Published[0];
        Assert.True(signed.AsSpan().IndexOf(sent) > 0, "the bytes sent are not those that were stored");
    }

    [Fact]
    public void Statement_is_in_flash_before_it_is_sent()
    {
        var board = new TestBoard(_files, _clock);
        for (int i = 0; i < 40; i++)
        {
            board.RunSeconds(1);
            foreach (byte[] bytes in board.Link.Published)
            {
                Assert.Contains(_files.Paths, path => _files[path].AsSpan().IndexOf(bytes) >= 0);
            }

            board.Exchange(_region, 2);
        }

        Assert.True(_region.Readings.Count > 30);
    }

    [Fact]
    public void Statement_that_flash_refuses_is_not_sent()
    {
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(1);
        _files.RefusesWrites = true;
        board.Link.Published.Clear();
        board.Link.IsUp = false;
        board.Link.IsUp = true;

        board.RunSeconds(5);
        foreach (byte[] bytes in board.Link.Published)
        {
            Assert.Contains(_files.Paths, path => _files[path].AsSpan().IndexOf(bytes) >= 0);
        }

        _files.RefusesWrites = false;
        board.Link.Published.Clear();
        board.RunSeconds(3);
        Drain(board);
        Assert.True(board.Figure("lost") > 0);
        Assert.Equal(board.Figure("recorded") - board.Figure("lost"), board.Figure("final"));
        Assert.Equal(board.Figure("lost"), _region.Readings.Sum(reading => reading.Lost));
    }

    [Fact]
    public void Overflow_drops_the_oldest_unsigned_readings_and_declares_how_many()
    {
        var board = new TestBoard(_files, _clock);
        board.Link.IsUp = false;

        board.RunSeconds(4000);
        board.Link.IsUp = true;
        long recorded = board.Figure("recorded");
        long lost = board.Figure("lost");
        Assert.True(lost > 0);
        Drain(board);

        Assert.Equal(lost, _region.Readings.Sum(reading => reading.Lost));
        Assert.Equal(recorded - lost, _region.Readings.Count);
        Assert.Single(_region.Readings, reading => reading.Lost > 0);
        var times = _region.Readings.Select(reading => reading.UnixSeconds).ToList();
        Assert.Equal(times.Order(), times);
        int gap = _region.Readings.FindIndex(reading => reading.Lost > 0);
        Assert.Equal(lost + 1, times[gap] - times[gap - 1]);
        Assert.True(_files.Paths.Sum(path => _files[path].Length) < 160_000, "flash budget");
    }

    [Fact]
    public void Counters_persist_over_a_restart()
    {
        var board = new TestBoard(_files, _clock);
        for (int i = 0; i < 20; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }

        board.Link.IsUp = false;
        board.RunSeconds(10);
        string before = board.Status();

        var after = new TestBoard(_files, _clock);
        foreach (string name in new[] { "recorded", "signed", "lost", "seq", "outbox" })
        {
            Assert.Contains($" {name}={after.Figure(name)} ", before);
        }
    }

    [Fact]
    public void Board_is_backlogged_only_while_more_than_a_round_of_statements_waits()
    {
        var board = new TestBoard(_files, _clock);
        board.Link.IsUp = false;
        board.RunSeconds(120);
        Assert.False(board.Meter.IsBacklogged);
        board.RunSeconds(60);
        Assert.True(board.Meter.IsBacklogged);

        board.Link.IsUp = true;
        Drain(board);
        Assert.False(board.Meter.IsBacklogged);
    }

    // Per reading one append, per statement one write: the budget of the flash, and of a replay.
    [Fact]
    public void Reading_costs_a_handful_of_file_operations()
    {
        var board = new TestBoard(_files, _clock);
        board.RunSeconds(5);
        int before = _files.Changes;
        for (int i = 0; i < 100; i++)
        {
            board.RunSeconds(1);
            board.Exchange(_region, 2);
        }

        Assert.InRange(_files.Changes - before, 100, 220);
    }

    private const int ReadingPayloadLimit = Core.Formats.ReadingPayload.MaximumReadings;

    private static int ReadingsIn(Statement statement)
    {
        Assert.True(Records.ReadingPayload.TryParse(statement.Payload, out var readings));
        return readings.Count;
    }

    private void Drain(TestBoard board)
    {
        for (int i = 0; i < 300 && board.Figure("outbox") > 0; i++)
        {
            _clock.UptimeMs += 1000;
            board.Meter.Step();
            board.Exchange(_region, 2);
        }

        Assert.Equal(0, board.Figure("outbox"));
        Assert.Equal(0, _region.Refused);
    }
}
