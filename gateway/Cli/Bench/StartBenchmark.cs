using System.Diagnostics;
using System.Text.Json.Nodes;
using EdgeLedger.Cli.Up;
using EdgeLedger.Ledger;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Starts a gateway's process again and again on a ledger with many devices, each really enrolled.</summary>
internal sealed class StartBenchmark(string folder, Action<string> tell) : IDisposable
{
    private const int Starts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly int[] _ports = FreePorts.Take(2);

    public static Task<StartReport> InTemporaryFolderAsync(
        int devices, Action<string> tell, CancellationToken token) =>
        BenchFolder.RunInAsync(async folder =>
        {
            using var benchmark = new StartBenchmark(folder, tell);
            return await benchmark.RunAsync(devices, token);
        });

    public void Dispose() => _http.Dispose();

    private async Task<StartReport> RunAsync(int devices, CancellationToken token)
    {
        using var source = new CatchUpSource();
        string full = Config(source, "gateway"), empty = Config(source, "empty");
        source.WriteEnrolments(DataOf(full), devices, tell);
        var (blocks, snapshotMs, snapshotBytes) = MeasureSnapshot(DataOf(full), source.Genesis);
        tell("A gateway starts again and again.");
        double none = (await StartAsync(empty, kills: false, token)).Seconds;
        await StartAsync(full, kills: false, token);
        var (seconds, megabytes) = await StartAsync(full, kills: false, token);
        double afterKill = (await StartAsync(full, kills: true, token)).Seconds;
        return new StartReport(
            devices, blocks, seconds, afterKill, none, megabytes, Math.Round(snapshotMs, 1), snapshotBytes);
    }

    private static (long Blocks, double Milliseconds, long Bytes) MeasureSnapshot(string data, Genesis genesis)
    {
        using var ledger = RegionLedger.Open(data, genesis, Es256Scheme.Instance);
        long start = Stopwatch.GetTimestamp();
        var snapshot = ledger.TakeSnapshot();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (ledger.Height, milliseconds, snapshot.Encode().Length);
    }

    private static string DataOf(string config) => Path.GetDirectoryName(config)!;

    // Without its peers it votes on nothing, and the ledger stays as it is.
    private string Config(CatchUpSource source, string name)
    {
        string data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string genesis = Path.Combine(data, "genesis.cbor"), key = Path.Combine(data, "gateway.pem");
        File.WriteAllBytes(genesis, source.Genesis.Encode());
        File.WriteAllText(key, source.Gateways[0].ToPem());
        string config = Path.Combine(data, "gateway.json");
        File.WriteAllText(config, new JsonObject
        {
            ["genesis"] = genesis, ["key"] = key, ["data"] = data, ["http"] = $"127.0.0.1:{_ports[0]}",
            ["peer"] = $"127.0.0.1:{_ports[1]}", ["apiToken"] = RandomText.Secret(), ["exitWithStandardInput"] = true,
        }.ToJsonString());
        return config;
    }

    private async Task<(double Seconds, long Megabytes)> StartAsync(
        string config, bool kills, CancellationToken token)
    {
        var seconds = new List<double>();
        long bytes = 0;
        for (int i = 0; i < Starts; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using var process = Process.Start(Command(config))!;
            var said = process.StandardOutput.ReadToEndAsync(token);
            var complained = process.StandardError.ReadToEndAsync(token);
            while (!await AnswersAsync(token))
            {
                if (process.HasExited) throw new InvalidOperationException(await complained);
                if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException("no answer");
                await Task.Delay(BetweenLooks, token);
            }

            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            process.Refresh();
            bytes = process.WorkingSet64;
            if (kills) process.Kill();
            else process.StandardInput.Close();
            await process.WaitForExitAsync(token);
            await said;
        }

        return (Math.Round(seconds.Order().ElementAt(Starts / 2), 2), bytes >> 20);
    }

    private static ProcessStartInfo Command(string config) =>
        new(OwnExecutable.Path, ["gateway", "run", "--config", config])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

    private async Task<bool> AnswersAsync(CancellationToken token)
    {
        try
        {
            using var answer = await _http.GetAsync($"http://127.0.0.1:{_ports[0]}/healthz", token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException
            || (silence is TaskCanceledException && !token.IsCancellationRequested))
        {
            return false;
        }
    }
}
