using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class BoardAnswerTests
{
    [Fact]
    public void Status_line_of_a_meter_is_read()
    {
        const string line = "status address=ab12 kind=meter seq=9 recorded=40 signed=39 final=38 outbox=2 lost=1 "
            + "register_mwh=123456 link=up clock=synced";

        Assert.True(BoardStatus.TryParse(line, out var status));
        Assert.Equal(new BoardStatus("ab12", 40, 39, 38, 2, 1, 123456, true), status);
    }

    [Fact]
    public void Status_line_of_an_actuator_has_no_register()
    {
        const string line = "status address=ab12 kind=actuator seq=9 recorded=4 signed=4 final=4 outbox=0 lost=0 "
            + "relays=1 link=down clock=synced";

        Assert.True(BoardStatus.TryParse(line, out var status));
        Assert.Null(status!.RegisterMilliwattHours);
        Assert.False(status.IsLinkUp);
    }

    [Theory]
    [InlineData("12.3 info meter status is fine")]
    [InlineData("status")]
    [InlineData("status nothing here")]
    public void Log_line_is_no_status(string line) => Assert.False(BoardStatus.TryParse(line, out _));

    [Fact]
    public void Bench_line_is_read_and_half_a_line_is_not()
    {
        const string line =
            "bench {\"rows\":24,\"trueMilliwattHours\":1234567,\"replayEnded\":true,\"simulatedUnixMs\":1000}";

        Assert.True(BenchTruth.TryParse(line, out var truth));
        Assert.Equal(new BenchTruth(24, 1234567, true, 1000), truth);
        Assert.False(BenchTruth.TryParse(line[..30], out _));
    }
}
