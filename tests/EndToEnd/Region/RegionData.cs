using System.Net.Http.Headers;
using System.Text.Json;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A region's folder, running or not; deleted with the test.</summary>
internal sealed class RegionData : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public RegionData()
    {
        Parent = Directory.CreateTempSubdirectory("edgeledger-e2e-").FullName;
        Folder = Path.Combine(Parent, "region");
    }

    /// <summary>Room for other files of the test.</summary>
    public string Parent { get; }

    public string Folder { get; }

    public string GenesisFile => Path.Combine(Folder, "genesis.cbor");

    public Genesis Genesis => Genesis.TryParse(File.ReadAllBytes(GenesisFile), out var genesis, out string? error)
        ? genesis
        : throw new InvalidDataException(error);

    public string Gateway(int number) => Path.Combine(Folder, $"gateway-{number}");

    public string Flash(int board) => Path.Combine(Folder, $"board-{board}", "flash");

    public EcdsaSigner DeviceKey(int board) =>
        EcdsaSigner.FromScalar(File.ReadAllBytes(Path.Combine(Flash(board), "device.key")));

    /// <summary>run.json; null when nothing runs or it is just being written.</summary>
    public RunFile? TryReadRun()
    {
        try
        {
            return JsonSerializer.Deserialize<RunFile>(File.ReadAllText(Path.Combine(Folder, "run.json")), Web);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return null;
        }
    }

    public RunFile Run => TryReadRun() ?? throw new InvalidOperationException("no run.json");

    public RegionFile ReadRegion() =>
        JsonSerializer.Deserialize<RegionFile>(File.ReadAllText(Path.Combine(Folder, "region.json")), Web)!;

    /// <summary>-1 while the gateway does not answer.</summary>
    public async Task<long> TryGetHeightAsync(int gateway) =>
        await TryGetStatusAsync(gateway) is { } status ? status.GetProperty("height").GetInt64() : -1;

    public async Task<JsonElement?> TryGetStatusAsync(int gateway)
    {
        try
        {
            var port = Run.Gateways[gateway - 1].Port;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/v1/status");
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", File.ReadAllText(Path.Combine(Gateway(gateway), "api.token")).Trim());
            using var answer = await Http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        }
        catch (Exception fault)
            when (fault is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => Directory.Delete(Parent, recursive: true);
}
