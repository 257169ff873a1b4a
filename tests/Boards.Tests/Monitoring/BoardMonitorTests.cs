using System.Collections.Concurrent;
using EdgeLedger.Boards.Monitoring;
using EdgeLedger.Boards.Serial;
using EdgeLedger.Boards.Tests.Serial;
using EdgeLedger.Boards.Tests.Support;

namespace EdgeLedger.Boards.Tests.Monitoring;

public sealed class BoardMonitorTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly Heard _heard = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task Monitor_goes_on_when_the_cable_comes_back()
    {
        string port = _folder.In("port");
        var board = new PseudoTerminal();
        File.CreateSymbolicLink(port, board.Path);
        var (monitor, run) = Start(port);
        _heard.Expect($"-- connected to {port}");
        board.Send("1.000 I start meter\n");
        _heard.Expect("1.000 I start meter");

        File.Delete(port);
        board.Dispose();
        _heard.Expect($"-- {port} is gone; waiting for it to come back");
        monitor.Send("status");
        using var back = new PseudoTerminal();
        File.CreateSymbolicLink(port, back.Path);
        _heard.Expect($"-- connected to {port}");

        back.Expect("status\n", Patience);
        back.Send("status kind=meter\n");
        _heard.Expect("status kind=meter");
        await _stop.CancelAsync();
        await run.WaitAsync(Patience);
    }

    [Fact]
    public async Task Port_that_was_never_there_is_told_at_once()
    {
        var (_, run) = Start(_folder.In("no-port"));

        var fault = await Assert.ThrowsAsync<SerialPortException>(() => run.WaitAsync(Patience));

        Assert.True(fault.IsAbsent);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _folder.Dispose();
    }

    private (BoardMonitor Monitor, Task Run) Start(string port)
    {
        var monitor = new BoardMonitor(port, SerialLine.DefaultBaudRate, _heard);
        var token = _stop.Token;
        return (monitor, Task.Run(() => monitor.Run(token), CancellationToken.None));
    }

    private sealed class Heard : IMonitorView
    {
        private readonly BlockingCollection<string> _lines = [];

        public void Line(string line) => _lines.Add(line);

        public void Note(string note) => _lines.Add("-- " + note);

        public void Expect(string line)
        {
            var seen = new List<string>();
            while (_lines.TryTake(out string? next, Patience))
            {
                seen.Add(next);
                if (next == line) return;
            }

            Assert.Fail($"'{line}' has not come, only '{string.Join("', '", seen)}'");
        }
    }
}
