using System.Text;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class LinkWatchTests
{
    private readonly ManualClock _clock = new(1_790_000_000_000);
    private readonly ScriptedConsole _console = new();
    private readonly FailingLink _link = new();
    private readonly LinkWatch _watch;

    public LinkWatchTests() =>
        _watch = new LinkWatch(_link, _clock, new Log(_console, _clock, new MemoryFiles()));

    private IEnumerable<string> Complaints =>
        _console.Output.Where(line => line.Contains("W link cannot", StringComparison.Ordinal));

    [Fact]
    public void Refused_password_is_said_once_however_long_it_lasts()
    {
        Run(60);
        Assert.Empty(Complaints);

        _link.LastError = "the broker refuses name or password";
        Run(86_400);

        Assert.EndsWith(
            "link cannot connect: the broker refuses name or password", Assert.Single(Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Changing_reasons_are_said_once_an_hour()
    {
        for (int i = 0; i < 7200; i++)
        {
            _link.LastError = i % 2 == 0 ? "no route" : "no such host";
            Run(1);
        }

        Assert.InRange(Complaints.Count(), 2, 3);
    }

    [Fact]
    public void Loss_after_a_connection_is_explained_anew()
    {
        _link.LastError = "no route";
        Run(1);
        _link.IsUp = true;
        Run(1);
        _link.IsUp = false;
        Run(1);

        Assert.Equal(2, Complaints.Count());
    }

    private void Run(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            _clock.Advance(1000);
            _watch.Step();
        }
    }

    private sealed class FailingLink : IMessageLink, ILinkReport
    {
        public string? LastError { get; set; }

        public bool IsUp { get; set; }

        public int ConnectionCount => 0;

        public bool TryConnect() => IsUp;

        public bool TryPublish(string topic, byte[] payload, int qos, bool retain) => false;

        public bool TryReceive(out string topic, out byte[] payload, out bool retained)
        {
            (topic, payload, retained) = (null!, null!, false);
            return false;
        }

        public void WriteTo(StringBuilder text)
        {
        }
    }
}
