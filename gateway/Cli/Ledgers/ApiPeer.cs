using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>A running gateway that hands out its blocks over its API, some of them asked for ahead.</summary>
internal sealed class ApiPeer : IBlockPeer, ISnapshotPeer
{
    private const int Ahead = 16;
    private const int MostCertificateBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Dictionary<long, Task<byte[]?>> _asked = [];

    /// <param name="tokens">The first that the gateway accepts is used.</param>
    public ApiPeer(Uri address, IReadOnlyList<string> tokens)
    {
        Name = address.ToString();
        _http = new HttpClient
        {
            BaseAddress = address,
            Timeout = Patience,

            // Nothing that it says is believed: nor how long an answer is.
            MaxResponseContentBufferSize = GenesisLimits.MostBlockBytes + MostCertificateBytes,
        };
        (Height, FirstHeld) = Connect(tokens);
    }

    public string Name { get; }

    public long Height { get; }

    public long FirstHeld { get; }

    public StoredBlock? TryGetBlock(long height)
    {
        foreach (long old in _asked.Keys.Where(one => one < height).ToList()) _asked.Remove(old);
        for (long next = height; next <= Math.Min(Height, height + Ahead); next++)
        {
            if (!_asked.ContainsKey(next)) _asked[next] = GetAsync($"/v1/blocks/{next}/raw");
        }

        return _asked.TryGetValue(height, out var answer) && answer.GetAwaiter().GetResult() is { } bytes
            && StoredBlock.TryParse(bytes, out var stored)
            ? stored
            : null;
    }

    public void Dispose() => _http.Dispose();

    private (long Height, long FirstHeld) Connect(IReadOnlyList<string> tokens)
    {
        foreach (string token in tokens.DefaultIfEmpty(""))
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = _http.GetAsync("/v1/status").GetAwaiter().GetResult();
            if (answer.StatusCode == HttpStatusCode.Unauthorized) continue;
            answer.EnsureSuccessStatusCode();
            var status = answer.Content.ReadFromJsonAsync<GatewayStatus>().GetAwaiter().GetResult()!;
            return (status.Height, status.FirstHeld);
        }

        throw new InputException(tokens.Count > 0
            ? $"{Name} refuses the token: --token takes that of its own gateway, or the file that holds it."
            : $"{Name} wants a token: give --token.");
    }

    public SnapshotManifest? TryGetManifest() =>
        Get("/v1/snapshot") is { } bytes && SnapshotManifest.TryParse(bytes, out var manifest) ? manifest : null;

    public IReadOnlyList<byte[]> GetBuckets(long height, int first) =>
        Get($"/v1/snapshot/{height}/{first}") is { } bytes && BucketRun.TryParse(bytes, out var contents) ? contents : [];

    private byte[]? Get(string path) => GetAsync(path).GetAwaiter().GetResult();

    private async Task<byte[]?> GetAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(path);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : null;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }
}
