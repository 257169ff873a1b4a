using EdgeLedger.Firmware.Tests.Support;
using HostRequest = EdgeLedger.Boards.Provisioning.EnrolmentRequest;

namespace EdgeLedger.Firmware.Tests.Applications;

/// <summary>A board that makes its key, signs its enrolment and goes on from it.</summary>
public class EnrollmentTests
{
    [Fact]
    public void Board_goes_on_from_its_enrolment_with_all_that_it_measured_before()
    {
        using var region = new TestRegion();
        var (files, clock) = (new MemoryFiles(), new ManualClock(1_790_000_000_000));
        region.Provision(files);
        var board = new TestBoard(files, clock);
        board.RunSeconds(12);
        Assert.True(board.Meter.Outbox.InFlight.Count > 0);

        Enrol(board, region, "enroll attic room", "attic room");
        board.Link.Published.Clear();
        board.RunSeconds(60);
        for (int i = 0; i < 5; i++)
        {
            board.Exchange(region, region.Faulty + 1);
            board.RunSeconds(2);
        }

        Assert.Equal(0, region.Refused);
        Assert.Equal(2, region.Final[0].Seq);
        Assert.True(board.Figure("final") > 12);
    }

    [Fact]
    public void Enrolment_is_known_after_a_restart_before_anything_was_signed()
    {
        using var region = new TestRegion();
        var (files, clock) = (new MemoryFiles(), new ManualClock(1_790_000_000_000));
        region.Provision(files);
        var request = Enrol(new TestBoard(files, clock), region, "enroll", "");

        var again = new TestBoard(files, clock);

        Assert.Equal(1, again.Meter.Outbox.Chain.LastSequence);
        Assert.Equal(request.LinkId.ToString(), Convert.ToHexStringLower(again.Meter.Outbox.Chain.LastId));
    }

    [Fact]
    public void Last_enrolment_typed_counts()
    {
        using var region = new TestRegion();
        var files = new MemoryFiles();
        region.Provision(files);
        var board = new TestBoard(files, new ManualClock(1_790_000_000_000));

        Enrol(board, region, "enroll old", "old");
        var last = Enrol(board, region, "enroll new", "new");

        Assert.Equal(last.LinkId.ToString(), Convert.ToHexStringLower(board.Meter.Outbox.Chain.LastId));
    }

    [Theory]
    [InlineData("first.seq=2", "enroll", "enroll failed: provisioning has signed it; its folder holds enrolment.txt")]
    [InlineData("", "enroll 12345678901234567890123456789012345678901234567890123456789012345",
        "enroll failed: a label has at most 64 bytes")]
    public void Enrolment_that_would_be_wrong_is_refused(string settings, string typed, string answer)
    {
        using var region = new TestRegion();
        var files = new MemoryFiles();
        region.Provision(files, extra: settings);

        Assert.Equal(answer, Answer(new TestBoard(files, new ManualClock(1_790_000_000_000)), typed));
    }

    private static HostRequest Enrol(TestBoard board, TestRegion region, string typed, string label)
    {
        string line = Answer(board, typed);
        Assert.True(HostRequest.TryFind(line, out var request, out string? objection), $"{line} {objection}");
        Assert.Equal(label, request.Enrolment.Label);
        region.Seq = HostRequest.Seq;
        region.Head = request.LinkId;
        return request;
    }

    private static string Answer(TestBoard board, string typed)
    {
        board.Console.Output.Clear();
        board.Console.Type(typed);
        board.Clock.UptimeMs++;
        board.Meter.Step();
        return board.Console.Output.Last();
    }
}
