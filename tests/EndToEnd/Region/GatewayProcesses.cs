using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Records;
using EdgeLedger.Tests.Support;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>
/// Gateways as an operator runs them, each a process with a gateway.json of its own, without `up`; the test plays
/// the boards.
/// </summary>
internal sealed class GatewayProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Broker _broker = new();
    private readonly MqttConnection _boards;
    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();
    private readonly int[] _ports;
    private readonly GatewayProcess?[] _running;
    private (long Seq, Hash256 Prev) _registrarLink = (0, Hash256.Zero);

    /// <param name="gateways">Those of genesis, with the right to vote.</param>
    /// <param name="newcomers">More of them, numbered after those.</param>
    public GatewayProcesses(int gateways, int newcomers = 0)
    {
        Keys = [.. Enumerable.Range(0, gateways + newcomers).Select(_ => EcdsaSigner.Create())];
        _running = new GatewayProcess?[Keys.Count];
        _ports = FreePorts.Take(2 * Keys.Count);
        Genesis = Genesis.Create(
            "river", DateTimeOffset.UtcNow.AddDays(-1).ToUnixTimeMilliseconds(),
            Keys.Take(gateways).Select(key => key.PublicKey), 1, [_registrar.PublicKey]);
        File.WriteAllBytes(GenesisFile, Genesis.Encode());
        for (int i = 0; i < Keys.Count; i++)
        {
            Directory.CreateDirectory(Data(i));
            File.WriteAllText(KeyFile(i), Keys[i].ToPem());
            if (i < gateways) File.WriteAllText(Path.Combine(Data(i), "first-start.token"), "");
        }

        _boards = new MqttConnection(new MqttOptions { Port = _broker.Port, ClientId = "boards" });
        Assert.Equal(MqttConnectResult.Accepted, _boards.Connect(TimeSpan.FromSeconds(10)));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("edgeledger-gateways-").FullName;

    public string GenesisFile => Path.Combine(Folder, "genesis.cbor");

    public Genesis Genesis { get; }

    public IReadOnlyList<EcdsaSigner> Keys { get; }

    /// <summary>The section `witness` of each gateway's configuration, from its next start on.</summary>
    public Func<int, JsonObject> Witness { get; set; } = _ => [];

    /// <summary>Changes the configuration of each gateway, from its next start on.</summary>
    public Action<JsonObject> Settings { get; set; } = _ => { };

    public string Data(int gateway) => Path.Combine(Folder, $"gateway-{gateway}");

    public string KeyFile(int gateway) => Path.Combine(Data(gateway), "gateway.pem");

    public string Url(int gateway) => $"http://127.0.0.1:{_ports[2 * gateway]}";

    public string TokenFile => Path.Combine(Folder, "api.token");

    public GatewayProcess Process(int gateway) => _running[gateway]!;

    /// <summary>Starts some, each knowing all of them, and waits until they answer.</summary>
    public async Task StartAllAsync(params int[] gateways)
    {
        foreach (int gateway in gateways) Start(gateway, gateways);
        foreach (int gateway in gateways) await UntilAnsweringAsync(gateway);
    }

    public Task UntilAnsweringAsync(int gateway) =>
        UntilAsync($"gateway {gateway} answers", async () => await HeightAsync(gateway) >= 0);

    /// <param name="peers">Those that its configuration names.</param>
    public void Start(int gateway, params int[] peers) =>
        _running[gateway] = new GatewayProcess(WriteConfig(gateway, peers));

    /// <summary>Starts one under another command and leaves it to the caller: it is expected to end.</summary>
    public GatewayProcess StartDoomed(int gateway, int[] peers, params string[] under) =>
        new(WriteConfig(gateway, peers), under);

    private string WriteConfig(int gateway, int[] peers)
    {
        const string Token = "secret-token";
        File.WriteAllText(TokenFile, Token);
        var config = new JsonObject
        {
            ["genesis"] = GenesisFile,
            ["key"] = KeyFile(gateway),
            ["data"] = Data(gateway),
            ["http"] = $"127.0.0.1:{_ports[2 * gateway]}",
            ["peer"] = $"127.0.0.1:{_ports[(2 * gateway) + 1]}",
            ["peers"] = new JsonArray([.. peers.Where(peer => peer != gateway).Select(peer => new JsonObject
            {
                ["address"] = Keys[peer].Address.ToString(),
                ["endpoint"] = $"127.0.0.1:{_ports[(2 * peer) + 1]}",
            })]),
            ["broker"] = new JsonObject
            {
                ["host"] = "127.0.0.1",
                ["port"] = _broker.Port,
                ["user"] = $"gateway-{gateway}",
                ["password"] = "x",
            },
            ["blockIntervalMs"] = 100,
            ["witness"] = Witness(gateway),
            ["apiToken"] = Token,
            ["exitWithStandardInput"] = true,
        };
        Settings(config);
        string path = Path.Combine(Data(gateway), "gateway.json");
        File.WriteAllText(path, config.ToJsonString());
        return path;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(int gateway)
    {
        await Process(gateway).DisposeAsync();
        _running[gateway] = null;
    }

    /// <summary>Its disk is gone; the key, which its operator kept elsewhere, is not.</summary>
    public void DeleteData(int gateway)
    {
        Directory.Delete(Data(gateway), recursive: true);
        Directory.CreateDirectory(Data(gateway));
        File.WriteAllText(KeyFile(gateway), Keys[gateway].ToPem());
    }

    /// <summary>So many more blocks, each with a reading and on every running gateway.</summary>
    public async Task MoveOnAsync(PlayedMeter meter, int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            long seconds = Genesis.CreatedUnixMs / 1000 + (90 * meter.Seq);
            await PublishUntilFinalAsync(
                meter, new Reading { UnixSeconds = seconds, ImportWh = 1000 + (10 * meter.Seq), PowerW = 400 });
        }
    }

    /// <summary>Addresses of those who signed a block, as one gateway tells.</summary>
    public async Task<List<string?>> SignersAsync(int gateway, long height) =>
        [.. (await GetAsync(gateway, $"/v1/blocks/{height}")).GetProperty("signers").EnumerateArray()
            .Select(one => one.GetString())];

    /// <summary>Stops all; each ledger passes the audit, and none has another block than the others.</summary>
    public async Task AssertLedgersAlikeAsync()
    {
        for (int gateway = 0; gateway < Keys.Count; gateway++)
        {
            if (_running[gateway] is not null) await StopAsync(gateway);
        }

        var hashes = new Dictionary<long, Hash256>();
        for (int gateway = 0; gateway < Keys.Count; gateway++)
        {
            var audit = await Program.RunAsync("ledger", "verify", Data(gateway), "--genesis", GenesisFile, "--json");
            Assert.True(audit.ExitCode == 0, audit.Output + audit.Error);
            using var ledger = Ledger.LedgerReader.Open(Data(gateway));
            for (long height = 1; height <= ledger.Height; height++)
            {
                if (ledger.HashAt(height) is { } hash && !hashes.TryAdd(height, hash)) Assert.Equal(hashes[height], hash);
            }
        }
    }

    /// <summary>Asks it to end, as an operator does, and waits until it has.</summary>
    public async Task StopAsync(int gateway)
    {
        await Process(gateway).StopAsync();
        _running[gateway] = null;
    }

    public async Task<JsonElement?> TryGetAsync(int gateway, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(gateway) + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(TokenFile));
        try
        {
            using var answer = await Http.SendAsync(request);
            return answer.IsSuccessStatusCode
                ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
                : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public async Task<JsonElement> GetAsync(int gateway, string path) =>
        await TryGetAsync(gateway, path) ?? throw new InvalidOperationException($"no answer: {path}");

    public async Task<long> HeightAsync(int gateway) => await TryGetAsync(gateway, "/v1/status") is { } status
        ? status.GetProperty("height").GetInt64()
        : -1;

    /// <summary>A meter whose enrolment is final.</summary>
    public async Task<PlayedMeter> EnrolAsync()
    {
        var meter = new PlayedMeter(Genesis.Chain);
        var transaction = meter.Enrol(_registrar, _registrarLink.Seq + 1, _registrarLink.Prev);
        _registrarLink = (
            _registrarLink.Seq + 1, transaction.Signatures.Single(one => one.Signer == _registrar.Address).LinkId);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(0) + "/v1/transactions")
        {
            Content = new ReadOnlyMemoryContent(transaction.Bytes),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(TokenFile));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        using var answer = await Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await UntilFinalAsync(meter);
        return meter;
    }

    /// <summary>What a board publishes, all gateways hear.</summary>
    public void Publish(PlayedMeter meter, byte[] statement) => Assert.True(
        _boards.Publish($"el/river/{meter.Address}/statement", statement, qos: 1, retain: false) >= 0);

    /// <summary>Publishes a reading and waits until each running gateway has it in a block.</summary>
    public async Task<Statement> PublishUntilFinalAsync(PlayedMeter meter, Reading reading)
    {
        byte[] bytes = meter.Next(reading);
        Publish(meter, bytes);
        await UntilFinalAsync(meter, () => Publish(meter, bytes));
        Assert.True(Statement.TryParse(bytes, out var statement));
        return statement;
    }

    public async Task UntilFinalAsync(PlayedMeter meter, Action? again = null)
    {
        foreach (int gateway in Enumerable.Range(0, Keys.Count).Where(one => _running[one] is not null))
        {
            await UntilAsync($"link {meter.Seq} is final on gateway {gateway}", async () =>
                await TryGetAsync(gateway, $"/v1/signers/{meter.Address}") is { } signer
                && signer.GetProperty("nextSeq").GetInt64() > meter.Seq, again);
        }
    }

    public async Task UntilAsync(string what, Func<Task<bool>> condition, Action? again = null)
    {
        var deadline = DateTime.UtcNow + Bound;
        for (int i = 1; !await condition(); i++)
        {
            var dead = _running.OfType<GatewayProcess>().FirstOrDefault(one => one.HasEnded);
            Assert.True(dead is null, $"a gateway ended before {what}:\n{dead?.Told}");
            string told = string.Join('\n', _running.OfType<GatewayProcess>().Select(one => one.Told));
            Assert.True(DateTime.UtcNow < deadline, $"not within {Bound.TotalSeconds:0} s: {what}\n{told}");
            // As boards do: a gateway that was down has not heard it.
            if (i % 40 == 0) again?.Invoke();
            await Task.Delay(25);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running.OfType<GatewayProcess>()) await process.DisposeAsync();
        _boards.Dispose();
        _broker.Dispose();
        foreach (var key in Keys) key.Dispose();
        _registrar.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
