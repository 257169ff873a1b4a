using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Shell;

public sealed class TestCommandTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();

    public void Dispose() => _region.Dispose();

    [Fact]
    public void A_relay_test_wants_a_word_more_moves_the_relay_for_a_second_and_brings_it_back()
    {
        var board = Actuator();
        board.Ask("switch 1 on");
        Assert.Equal(
            ["test relay 1 switches mains for 1 s: type test relay 1 confirm"], board.Ask("test relay 1"));
        Assert.True(board.Relays[1].IsClosed);

        Assert.Contains("test relay 1 moves for 1 s", board.Ask("test relay 1 confirm"));
        Assert.False(board.Relays[1].IsClosed);
        board.Run(2);

        Assert.True(board.Relays[1].IsClosed);
        Assert.False(board.Relays[0].IsClosed);
        Assert.Contains("relay 1 on again after the test", board.Output);
    }

    [Fact]
    public void A_relay_test_works_before_the_date_is_known()
    {
        _region.Provision(_files, "actuator");
        var board = new TestPlatform(_files, new ActuatorFactory());
        ((ManualClock)board.Clock).IsSynchronised = false;
        board.PowerOn();

        board.Ask("test relay 0 confirm");
        Assert.True(board.Relays[0].IsClosed);
        board.Run(2);

        Assert.False(board.Relays[0].IsClosed);
    }

    [Fact]
    public void A_power_cut_in_a_relay_test_brings_the_relay_back_to_what_was_noted()
    {
        var board = Actuator();
        board.Ask("switch 0 on");
        board.Ask("test relay 0 confirm");
        Assert.False(board.Relays[0].IsClosed);

        Assert.True(Actuator().Relays[0].IsClosed);
    }

    [Fact]
    public void A_switch_of_another_relay_ends_the_test_first()
    {
        var board = Actuator();
        board.Ask("test relay 0 confirm");
        board.Ask("switch 1 on");

        Assert.False(board.Relays[0].IsClosed);
        Assert.True(Actuator().Relays[1].IsClosed);
        Assert.False(Actuator().Relays[0].IsClosed);
    }

    [Theory]
    [InlineData("test relay 2 confirm")]
    [InlineData("test relay x confirm")]
    [InlineData("test relay")]
    public void A_relay_that_is_not_there_is_not_tested(string command)
    {
        var board = Actuator();

        Assert.Equal(
            ["test relay N confirm: moves relay N for 1 s and back; it switches mains"], board.Ask(command));

        Assert.Equal(0, board.Relays.Sum(relay => relay.Moves));
    }

    [Fact]
    public void The_front_end_is_tested_by_its_state_its_last_sample_and_its_age()
    {
        _region.Provision(_files);
        var board = TestPlatform.Start(_files);
        board.Run(20);
        Assert.Matches(
            "^test front-end state=ok age_s=[01] faults=0 .* raw_mv=230000 raw_ma=0 raw_mw=3600000",
            board.Ask("test front-end").Single());
    }

    [Fact]
    public void The_link_is_tested_by_its_state_since_when_and_how_often_it_was_up()
    {
        _region.Provision(_files);
        var board = TestPlatform.Start(_files);
        board.Run(20);
        Assert.Matches("^test link state=up since_s=(19|20) connections=1$", board.Ask("test link").Single());

        board.Link.IsUp = false;
        board.Run(5);

        Assert.Matches("^test link state=down since_s=[45] connections=1$", board.Ask("test link").Single());
    }

    [Fact]
    public void An_unknown_part_is_answered_by_the_parts_that_there_are()
    {
        var lines = Actuator().Ask("test toast");

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.StartsWith("test ", line, StringComparison.Ordinal));
    }

    private TestPlatform Actuator()
    {
        if (!_files.Exists(@"I:\settings.cfg")) _region.Provision(_files, "actuator", periodSeconds: 900);
        return TestPlatform.Start(_files, new ActuatorFactory());
    }
}
