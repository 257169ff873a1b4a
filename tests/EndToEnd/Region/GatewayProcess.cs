using System.Diagnostics;
using System.Text;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>One `edgeledger gateway run`.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _told = new();

    /// <param name="under">A command that runs it, such as strace with its options; none for itself.</param>
    public GatewayProcess(string config, params string[] under)
    {
        string[] command = [.. under, Program.Path, "gateway", "run", "--config", config];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
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

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> UntilEndedAsync()
    {
        using var bound = new CancellationTokenSource(StopBound);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"the gateway did not end:\n{Told}");
        }
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
