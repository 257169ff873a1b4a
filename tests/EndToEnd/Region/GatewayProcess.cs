using System.Diagnostics;
using System.Text;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>One `edgeledger gateway run`.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _told = new();

    public GatewayProcess(string config)
    {
        _process = Process.Start(Program.Command("gateway", "run", "--config", config))!;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>What it said so far.</summary>
    public string Told
    {
        get { lock (_told) return _told.ToString(); }
    }

    public async Task StopAsync()
    {
        await Signals.SendAsync("TERM", _process.Id);
        using var bound = new CancellationTokenSource(StopBound);
        await _process.WaitForExitAsync(bound.Token);
        Assert.True(_process.ExitCode == 0, $"exit code {_process.ExitCode}:\n{Told}");
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        lock (_told) _told.AppendLine(line);
    }
}
