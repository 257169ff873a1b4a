using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Api;

/// <summary>The gateway's HTTP API: health and metrics for everybody who reaches it, the rest for who bears the
/// token.</summary>
public sealed class GatewayApi : IAsyncDisposable
{
    private const int MaximumBodyBytes = 256 * 1024;

    // Each may have a question before the vote: so many and no more.
    private const int MostConnections = 512;

    private readonly WebApplication _server;
    private readonly IPEndPoint _endpoint;

    public GatewayApi(GatewayNode node, IPEndPoint endpoint, string token)
    {
        _endpoint = endpoint;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(endpoint);
        });
        _server = builder.Build();
        _server.MapOpenApi();
        HealthEndpoints.Map(_server, node);
        var guarded = _server.MapGroup("/v1").AddEndpointFilter(new BearerToken(token).CheckAsync)
            .AddEndpointFilter(DamagedBlocks.AnswerAsync);
        LedgerEndpoints.Map(guarded, node);
        DisputeEndpoints.Map(guarded, node);
        SnapshotEndpoints.Map(guarded, node);
        DeviceEndpoints.Map(guarded, node);
        TransactionEndpoints.Map(guarded, node);
        RemoteEndpoints.Map(guarded, node);
    }

    /// <summary>The port it listens on, once started.</summary>
    public int Port => new Uri(_server.Urls.First()).Port;

    /// <exception cref="IOException">The port is in use.</exception>
    public async Task StartAsync(CancellationToken token)
    {
        try
        {
            await _server.StartAsync(token).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new IOException($"HTTP port {_endpoint} cannot be opened: {failure.Message}", failure);
        }
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync().ConfigureAwait(false);
}
