using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Hosting;

/// <summary>What stands in the way is said in one line, and the gateway ends with 1.</summary>
[Collection(ConsoleTests.Name)]
public sealed class GatewayHostErrorTests : IDisposable
{
    private readonly GatewayFolder _folder = new();

    [Theory]
    [InlineData("apiToken", null, "\"apiToken\" is missing")]
    [InlineData("http", "\"nowhere\"", "\"http\" must be host:port")]
    [InlineData("blockIntervalMs", "0", "\"blockIntervalMs\" must lie between")]
    [InlineData("blockIntervalMs", "\"fast\"", "\"blockIntervalMs\" must be a number")]
    [InlineData("colour", "1", "\"colour\" is not a known key")]
    [InlineData(
        "peers",
        "[{\"address\":\"xyz\",\"endpoint\":\"127.0.0.1:1\"}]",
        "\"peers[0].address\" must be an address")]
    [InlineData("broker", "{\"host\":\"h\",\"port\":1,\"user\":\"u\"}", "\"broker.password\" is missing")]
    [InlineData(
        "clock",
        "{\"realUnixMs\":0,\"simulatedUnixMs\":0,\"speed\":0}",
        "\"clock.speed\" must lie between")]
    public async Task Bad_configuration_names_the_key(string key, string? json, string expected) =>
        await AssertFailsAsync(_folder.WriteConfig(config => Set(config, key, json)), expected);

    [Fact]
    public async Task Missing_or_broken_configuration_names_the_file()
    {
        await AssertFailsAsync(_folder.In("nothing.json"), "nothing.json");
        File.WriteAllText(_folder.In("broken.json"), "{");
        await AssertFailsAsync(_folder.In("broken.json"), "broken.json: not valid JSON");
    }

    [Fact]
    public async Task Broken_genesis_is_named()
    {
        File.WriteAllBytes(_folder.In("genesis.cbor"), [1, 2, 3]);

        await AssertFailsAsync(_folder.WriteConfig(), "genesis.cbor: not a usable genesis");
    }

    [Fact]
    public async Task Key_that_cannot_be_read_is_named()
    {
        File.WriteAllText(_folder.In("gateway.pem"), "no key");
        await AssertFailsAsync(_folder.WriteConfig(), "gateway.pem: not a P-256 private key in PEM");
    }

    [Fact]
    public async Task Ledger_of_another_genesis_is_not_gone_on_with()
    {
        var other = Genesis.Create("other", 1, [_folder.Key.PublicKey], 1, [_folder.Registrar.PublicKey]);
        Ledger.RegionLedger.Open(_folder.In("data"), other, Es256Scheme.Instance).Dispose();

        await AssertFailsAsync(_folder.WriteConfig(), "genesis");
    }

    [Fact]
    public async Task Folder_of_a_running_gateway_is_not_opened_twice()
    {
        using var running = Ledger.RegionLedger.Open(_folder.In("data"), _folder.Genesis, Es256Scheme.Instance);

        await AssertFailsAsync(_folder.WriteConfig(), "in use");
    }

    [Fact]
    public async Task Data_path_that_is_a_file_is_an_error()
    {
        File.WriteAllText(_folder.In("file"), "");

        await AssertFailsAsync(_folder.WriteConfig(config => config["data"] = "file"), "file");
    }

    [Theory]
    [InlineData("http")]
    [InlineData("peer")]
    public async Task Port_in_use_is_named(string key)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string endpoint = other.LocalEndpoint.ToString()!;

        await AssertFailsAsync(_folder.WriteConfig(config => config[key] = endpoint), endpoint);
    }

    public void Dispose() => _folder.Dispose();

    private static void Set(JsonObject config, string key, string? json)
    {
        if (json is null) config.Remove(key);
        else config[key] = JsonNode.Parse(json);
    }

    private static async Task AssertFailsAsync(string configPath, string expected)
    {
        var before = Console.Error;
        using var captured = new StringWriter();
        Console.SetError(captured);
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            Assert.Equal(1, await GatewayHost.RunAsync(configPath, limit.Token));
        }
        finally
        {
            Console.SetError(before);
        }

        string line = Assert.Single(captured.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("edgeledger gateway: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }
}
