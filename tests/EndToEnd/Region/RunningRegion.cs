using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>One `edgeledger up --json` with all its processes.</summary>
internal sealed class RunningRegion : IAsyncDisposable
{
    private static readonly TimeSpan UpBound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _told = new();
    private readonly Task<string> _output;
    private readonly Task _errors;

    private RunningRegion(RegionData data, Process process)
    {
        Data = data;
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public RegionData Data { get; }

    /// <summary>What it said on standard error so far.</summary>
    public string Told
    {
        get { lock (_told) return _told.ToString(); }
    }

    public int ProcessId => _process.Id;

    /// <summary>Starts a run and waits until its boards are there.</summary>
    public static async Task<RunningRegion> StartAsync(RegionData data, params string[] arguments)
    {
        var process = Process.Start(Program.Command(["up", "--json", "--data", data.Folder, .. arguments]))!;
        var region = new RunningRegion(data, process);
        try
        {
            await region.UntilAsync("the boards run", 
                () => data.TryReadRun() is { Boards.Count: > 0 } run && run.ProcessId == process.Id, UpBound);
        }
        catch
        {
            await region.DisposeAsync();
            throw;
        }

        return region;
    }

    /// <summary>Waits for a condition; a run that ends meanwhile fails the test with its last words.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan bound)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (_process.HasExited) throw new InvalidOperationException($"the run ended before {what}:\n{Told}");
            if (Stopwatch.GetElapsedTime(start) > bound)
            {
                throw new TimeoutException($"not within {bound.TotalSeconds:0} s: {what}\n{Told}");
            }

            await Task.Delay(50);
        }
    }

    public Task UntilAsync(string what, Func<bool> condition, TimeSpan bound) =>
        UntilAsync(what, () => Task.FromResult(condition()), bound);

    public Task UntilHeightAsync(int gateway, long height, TimeSpan bound) => UntilAsync(
        $"gateway {gateway} is at height {height}",
        async () => await Data.TryGetHeightAsync(gateway) >= height,
        bound);

    /// <summary>Waits until the run ends by itself.</summary>
    public async Task<JsonElement> ReportAsync(TimeSpan bound)
    {
        await UntilExitAsync(bound);
        string output = (await _output).TrimEnd();
        Assert.True(_process.ExitCode == 0, $"exit code {_process.ExitCode}:\n{Told}");
        return JsonDocument.Parse(output[(output.LastIndexOf('\n') + 1)..]).RootElement;
    }

    /// <summary>Asks for the end as Ctrl-C does.</summary>
    public async Task<JsonElement> StopAsync()
    {
        await Signals.SendAsync("TERM", ProcessId);
        return await ReportAsync(StopBound);
    }

    /// <summary>kill -9 of `up` itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Signals.SendAsync("TERM", ProcessId);
            using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            try
            {
                await _process.WaitForExitAsync(bound.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private async Task UntilExitAsync(TimeSpan bound)
    {
        using var source = new CancellationTokenSource(bound);
        try
        {
            await _process.WaitForExitAsync(source.Token);
            await _errors;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"`up` did not end within {bound.TotalSeconds:0} s:\n{Told}");
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_told) _told.AppendLine(line);
        }
    }
}
