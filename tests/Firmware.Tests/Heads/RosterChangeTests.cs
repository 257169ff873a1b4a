using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Heads;

/// <summary>A board follows the gateways of its region: f + 1 of those that it knows name the new ones.</summary>
public sealed class RosterChangeTests : IDisposable
{
    private const long Start = 1_790_000_000_000;

    private readonly TestRegion _region = new(gateways: 4);
    private readonly EcdsaSigner _fifth = EcdsaSigner.Create();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(Start);
    private TestBoard _board;

    public RosterChangeTests()
    {
        _region.Provision(_files, periodSeconds: 1);
        _board = new TestBoard(_files, _clock);
    }

    private IEnumerable<EcdsaSigner> Five => Enumerable.Range(0, 4).Select(_region.Gateway).Append(_fifth);

    public void Dispose()
    {
        _region.Dispose();
        _fifth.Dispose();
    }

    [Fact]
    public void Word_of_f_gateways_does_nothing_and_one_more_brings_the_new_roster()
    {
        Say(_region.Gateway(0), 1, Five);
        Say(_region.Gateway(0), 1, Five);
        Assert.Empty(_board.Link.Answers);

        Say(_region.Gateway(2), 1, Five);
        Assert.Equal("roster 1", _board.Link.Answers[^1]);
        Assert.Equal(0, _board.Power.Reboots);
        _board.RunSeconds(5);
        Assert.True(_board.Power.Reboots > 0, "the board does not restart");

        Restart();
        Assert.Equal((1L, 5, 1), (
            _board.Identity.Roster.Number, _board.Identity.Roster.Gateways.Count, _board.Identity.Roster.Faulty));
        Assert.Equal(1, _board.Identity.Roster.Technicians.Count);
    }

    [Fact]
    public void Heads_of_the_new_gateway_count_after_the_change_and_not_before()
    {
        _board.RunSeconds(2);
        _board.Exchange(_region, 0);
        var statement = _region.Final[0];
        _board.Link.Deliver(_region.Prefix + "head/x", _region.FrameOf(_fifth, statement.Seq, statement.Id));
        _board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(0, statement.Seq, statement.Id));
        _board.RunSeconds(1);
        Assert.Equal(0, _board.Figure("final"));

        Say(_region.Gateway(1), 1, Five);
        Say(_region.Gateway(3), 1, Five);
        Restart();
        _board.RunSeconds(2);
        _board.Link.Deliver(_region.Prefix + "head/x", _region.FrameOf(_fifth, statement.Seq, statement.Id));
        _board.RunSeconds(1);
        Assert.Equal(0, _board.Figure("final"));
        _board.Link.Deliver(_region.Prefix + "head/x", _region.Frame(0, statement.Seq, statement.Id));
        _board.RunSeconds(1);
        Assert.True(_board.Figure("final") > 0);
    }

    [Fact]
    public void Gateways_that_name_different_lists_do_not_add_up()
    {
        using var sixth = EcdsaSigner.Create();
        Say(_region.Gateway(0), 1, Five);
        Say(_region.Gateway(1), 1, [.. Five, sixth]);
        Say(_region.Gateway(2), 2, Five);
        Assert.Empty(_board.Link.Answers);

        Say(_region.Gateway(3), 1, Five);
        Assert.Equal("roster 1", _board.Link.Answers[^1]);
    }

    // What a broker has kept of an earlier change, with every MAC right, does not bring its gateways back.
    [Fact]
    public void Older_roster_said_again_does_nothing_also_after_a_restart()
    {
        var three = Enumerable.Range(0, 3).Select(_region.Gateway).ToList();
        Say(_region.Gateway(0), 2, Five);
        Say(_region.Gateway(1), 2, Five);
        Restart();
        byte[] file = _files["I:\\roster.cbor"];

        for (int gateway = 0; gateway < 4; gateway++) Say(_region.Gateway(gateway), 1, three);
        for (int gateway = 0; gateway < 4; gateway++) Say(_region.Gateway(gateway), 2, three);
        _board.RunSeconds(5);

        Assert.Equal(file, _files["I:\\roster.cbor"]);
        Assert.Equal(0, _board.Power.Reboots);
        Assert.All(_board.Link.Answers, answer => Assert.Equal("roster 2", answer));
    }

    [Fact]
    public void Forged_mac_outsider_and_retained_frame_do_nothing()
    {
        byte[] forged = _region.RosterFrame(_region.Gateway(1), 1, Five);
        forged[^1] ^= 1;
        Deliver(forged);
        Say(_fifth, 1, Five);
        _board.Link.Deliver(
            _region.Prefix + "roster/x", _region.RosterFrame(_region.Gateway(2), 1, Five), retained: true);
        Say(_region.Gateway(0), 1, Five);

        Assert.Empty(_board.Link.Answers);
    }

    [Fact]
    public void Power_cut_at_any_file_operation_leaves_the_old_roster_or_the_new_one()
    {
        byte[] before = _files["I:\\roster.cbor"];
        byte[]? after = null;
        for (int failing = 0; failing < 3; failing++)
        {
            _files.RefusesWrites = failing < 2;
            Say(_region.Gateway(0), 1, Five);
            Say(_region.Gateway(1), 1, Five);
            _files.RefusesWrites = false;
            if (failing < 2) Assert.Equal(before, _files["I:\\roster.cbor"]);
            after = _files["I:\\roster.cbor"];
            _clock.Advance(60_000);
        }

        Assert.NotEqual(before, after);
        // The copy beside is whole, the file torn: the start mends it.
        byte[] copy = new byte[after!.Length + 4];
        after.CopyTo(copy, 0);
        Core.Storage.Bytes.Seal(copy, 0, copy.Length);
        _files["I:\\roster.cbor.new"] = copy;
        _files["I:\\roster.cbor"] = after[..20];
        Assert.True(new Core.Storage.ReplacedFile(_files, "I:\\roster.cbor").TryRecover());
        Assert.Equal(after, _files["I:\\roster.cbor"]);
    }

    [Fact]
    public void Gateway_that_talks_without_end_keeps_no_other_from_being_heard()
    {
        for (int i = 0; i < 200; i++) Say(_region.Gateway(0), 100 + i, Five);

        Say(_region.Gateway(1), 1, Five);
        Say(_region.Gateway(2), 1, Five);
        Assert.Equal("roster 1", _board.Link.Answers[^1]);
    }

    // All of its gateways have gone while the board was off.
    [Fact]
    public void Board_that_was_outrun_says_so_and_takes_nothing()
    {
        for (int minute = 0; minute < 15; minute++)
        {
            Say(_fifth, 7, [_fifth]);
            _clock.Advance(60_000);
            _board.RunSeconds(1);
        }

        Assert.Contains(
            _board.Console.Output,
            line => line.Contains("provision this board again", StringComparison.Ordinal));
        Assert.Equal(0, _board.Identity.Roster.Number);
    }

    private void Say(EcdsaSigner gateway, long number, IEnumerable<EcdsaSigner> named) =>
        Deliver(_region.RosterFrame(gateway, number, named));

    private void Deliver(byte[] frame)
    {
        _board.Link.Deliver(_region.Prefix + "roster/x", frame);
        _board.RunSeconds(1);
    }

    private void Restart() => _board = new TestBoard(_files, _clock);
}
