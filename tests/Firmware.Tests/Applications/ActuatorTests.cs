using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;
using ActuatorApplication = EdgeLedger.Firmware.Core.Applications.Actuator;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class ActuatorTests : IDisposable
{
    private readonly TestRegion _region = new();
    private readonly MemoryFiles _files = new();
    private readonly ManualClock _clock = new(1_790_000_100_000);
    private readonly ScriptedConsole _console = new();
    private readonly MemoryLink _link = new();
    private readonly FakeButton _button = new();
    private readonly FakePower _power = new();
    private readonly FakeRelay[] _relays = [new(), new()];
    private ActuatorApplication _actuator;

    public ActuatorTests()
    {
        _region.Provision(_files, "actuator", periodSeconds: 60);
        _actuator = Create();
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Actuator_reports_its_start_every_period_and_every_change()
    {
        Run(10);
        _console.Type("switch 1 on");
        Run(10);
        _button.Press();
        Run(100);

        var causes = Statuses().Select(status => (status.Cause, status.Relays)).ToList();
        Assert.Equal((DeviceStatusCause.Start, 0u), causes[0]);
        Assert.Contains((DeviceStatusCause.LocalCommand, 2u), causes);
        Assert.Contains((DeviceStatusCause.Button, 3u), causes);
        Assert.Equal(2, causes.Count(status => status.Cause == DeviceStatusCause.Periodic));
        Assert.True(_relays[0].IsClosed && _relays[1].IsClosed);
        Assert.Equal(0, _region.Refused);
    }

    [Fact]
    public void Relays_come_back_as_they_were_after_a_restart()
    {
        _console.Type("switch 0 on");
        Run(5);
        _relays[0].TrySet(false);

        _actuator = Create();

        Assert.True(_relays[0].IsClosed);
        Assert.False(_relays[1].IsClosed);
    }

    [Fact]
    public void Switch_that_a_relay_refused_is_not_carried_out_by_a_restart()
    {
        _relays[0].IsStuck = true;
        _console.Type("switch 0 on");
        Run(5);
        Assert.Contains("switch failed", _console.Output);
        _relays[0].IsStuck = false;

        _actuator = Create();

        Assert.False(_relays[0].IsClosed);
    }

    [Theory]
    [InlineData("switch 0 on", "switch 0 on")]
    [InlineData("switch 2 on", "switch N on|off: moves relay N, from 0 to 1")]
    [InlineData("switch x off", "switch N on|off: moves relay N, from 0 to 1")]
    [InlineData("switch 0", "switch N on|off: moves relay N, from 0 to 1")]
    [InlineData("help switch", "help switch N on|off: moves relay N, from 0 to 1")]
    public void Shell_answers(string command, string expected)
    {
        _console.Type(command);
        Run(1);

        Assert.Contains(expected, _console.Output);
    }

    [Fact]
    public void Status_line_tells_the_relays_and_no_register()
    {
        _console.Type("switch 1 on");
        _console.Type("status");
        Run(3);

        string line = _console.Output.Last(l => l.StartsWith("status ", StringComparison.Ordinal));
        Assert.Contains(" kind=actuator ", line);
        Assert.Contains(" relays=2 ", line);
        Assert.DoesNotContain("register_mwh", line);
    }

    // While a chip starts its pins let go: a closed relay would open.
    [Fact]
    public void Setting_from_afar_waits_for_its_restart_until_no_relay_is_closed()
    {
        _console.Type("switch 0 on");
        Run(5);
        byte[] order = Statement.Encode(
            _region.Technician, _region.Chain, ContentType.TechnicianSettings, 1, Hash256.Zero,
            new TechnicianSetting(_region.Board.Address, "period.s", "300").Encode());
        _link.Deliver(_region.Prefix + "settings", order);
        Run(60);
        Assert.EndsWith(" done", Assert.Single(_link.Answers), StringComparison.Ordinal);
        Assert.Equal(0, _power.Reboots);

        _console.Type("switch 0 off");
        Run(5);
        Assert.True(_power.Reboots > 0, "the board does not restart");
    }

    private ActuatorApplication Create()
    {
        var board = new Board(_clock, _files, _console, new CountingEntropy(), _power);
        Assert.True(Identity.TryLoad(board, "actuator", out var identity), string.Join('\n', _console.Output));
        return new ActuatorApplication(board, identity, _link, _relays, _button);
    }

    private void Run(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            _clock.Advance(1000);
            _actuator.Step();
            foreach (byte[] bytes in _link.Published.ToList()) _region.Take(bytes);
            _region.UnixMs = _clock.UnixMs;
            if (_link.Published.Count > 0) _region.SendHeads(_link, 2);
            _link.Published.Clear();
        }
    }

    private IEnumerable<DeviceStatus> Statuses() => _region.Final.Select(statement =>
    {
        Assert.Equal(ContentType.DeviceStatus, statement.ContentType);
        Assert.True(DeviceStatus.TryParse(statement.Payload, out var status));
        return status;
    });

    private sealed class FakeRelay : IRelay
    {
        public bool IsClosed { get; private set; }

        public bool IsStuck { get; set; }

        public bool TrySet(bool closed)
        {
            if (IsStuck) return false;
            IsClosed = closed;
            return true;
        }
    }

    private sealed class FakeButton : IButton
    {
        private bool _pressed;

        public void Press() => _pressed = true;

        public bool TryTakePress()
        {
            bool pressed = _pressed;
            _pressed = false;
            return pressed;
        }
    }
}
