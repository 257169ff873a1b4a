using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeLedger.Mqtt;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Hosting;

/// <summary>A gateway as it runs in the field: configuration file, real broker, real HTTP.</summary>
public sealed class GatewayHostTests : IAsyncLifetime, IDisposable
{
    private readonly GatewayFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private Task<int> _running = Task.FromResult(0);

    public async Task InitializeAsync()
    {
        _http.BaseAddress = new Uri($"http://127.0.0.1:{_folder.HttpPort}");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", GatewayFolder.Token);
        _running = GatewayHost.RunAsync(_folder.WriteConfig(), _stop.Token);
        await UntilAsync(
            async () => (await _http.GetAsync("/healthz")).IsSuccessStatusCode, "the gateway is healthy");
    }

    [Fact]
    public async Task Reading_goes_from_the_broker_into_the_ledger_and_its_head_comes_back()
    {
        var heads = new ConcurrentQueue<byte[]>();
        using var mqtt = await EnrolAndConnectAsync(heads);
        byte[] reading = _folder.Board.Next();
        Assert.True(Statement.TryParse(reading, out var statement));
        mqtt.Publish($"el/test/{_folder.Board.Address}/statement", reading, 1, false);

        byte[] key = FrameKey.Derive(
            _folder.Board.Key, _folder.Key.PublicKey, _folder.Genesis.Chain, ContentType.HeadFrame,
            _folder.Board.Address, _folder.Key.Address);
        Wait.Until(() => heads.Any(IsHeadOfReading), "a head of the reading arrives");

        var proof = await _http.GetByteArrayAsync($"/v1/statements/{statement.Id}/proof");
        Assert.True(StatementProof.TryParse(proof, out var parsed));
        Assert.True(parsed.Verify(_folder.Genesis, Es256Scheme.Instance, out string? error), error);
        var device = await GetAsync($"/v1/devices/{_folder.Board.Address}");
        Assert.Equal(
            (1, 2), (device.GetProperty("readings").GetInt32(), device.GetProperty("lastSeq").GetInt32()));
        Assert.Equal(1, (await GetAsync($"/v1/devices/{_folder.Board.Address}/readings")).GetArrayLength());
        Assert.Equal(
            _folder.Board.Address.ToString(),
            (await GetAsync($"/v1/statements/{statement.Id}")).GetProperty("signer").GetString());
        Assert.Equal(
            3, (await GetAsync($"/v1/signers/{_folder.Board.Address}")).GetProperty("nextSeq").GetInt32());
        Assert.Equal(2, (await GetAsync("/v1/blocks")).GetArrayLength());
        Assert.Equal(1, (await GetAsync("/v1/blocks?from=2&count=5")).GetArrayLength());
        Assert.Equal(
            "statement",
            (await GetAsync("/v1/blocks/2")).GetProperty("entries")[0].GetProperty("kind").GetString());
        Assert.Single((await GetAsync("/v1/devices")).EnumerateArray());
        var status = await GetAsync("/v1/status");
        Assert.Equal(
            (2, 1), (status.GetProperty("height").GetInt32(), status.GetProperty("readingsFinal").GetInt32()));
        Assert.True(status.GetProperty("brokerConnected").GetBoolean());

        // What is final already is answered with its head, at most once a second.
        int before = heads.Count;
        mqtt.Publish($"el/test/{_folder.Board.Address}/statement", reading, 1, false);
        Wait.Until(() => heads.Count > before, "a re-sent final statement is answered");

        bool IsHeadOfReading(byte[] frame) =>
            HeadFrame.TryParse(frame, key, out var head)
            && head.Id == statement.Id && head.Seq == 2 && head.Height == 2;
    }

    [Fact]
    public async Task Transaction_is_pending_then_final_and_a_bad_one_says_why()
    {
        var enrolment = Enrolment();
        Assert.Equal(
            HttpStatusCode.NotFound, (await _http.GetAsync($"/v1/transactions/{enrolment.Id}")).StatusCode);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(enrolment.Bytes)).StatusCode);
        await UntilAsync(
            async () =>
                (await GetAsync($"/v1/transactions/{enrolment.Id}")).GetProperty("status").GetString() == "final",
            "the enrolment is final");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(enrolment.Bytes)).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(new byte[] { 1, 2, 3 })).StatusCode);
        using var stranger = EcdsaSigner.Create();
        using var board = new TestBoard(_folder.Genesis.Chain);
        var unsigned = board.Enrol([(stranger, 1, Hash256.Zero)], "by a stranger");
        var refused = await PostAsync(unsigned.Bytes);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(
            "refused", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        using var elsewhere = new TestBoard(new ChainId("other-0011223344556677"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await PostAsync(elsewhere.Enrol([(stranger, 1, Hash256.Zero)], "x").Bytes)).StatusCode);
    }

    [Theory]
    [InlineData("/v1/blocks/0")]
    [InlineData("/v1/blocks/999")]
    [InlineData("/v1/statements/xyz")]
    [InlineData("/v1/statements/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/v1/statements/0000000000000000000000000000000000000000000000000000000000000000/proof")]
    [InlineData("/v1/devices/0000000000000000000000000000000000000000")]
    [InlineData("/v1/devices/xyz/readings")]
    [InlineData("/v1/signers/xyz")]
    public async Task Unknown_things_are_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_token_only_health_and_metrics_answer(string? token)
    {
        using var other = new HttpClient { BaseAddress = _http.BaseAddress };
        if (token is not null)
        {
            other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        string[] guarded = ["/v1/status", "/v1/blocks", "/v1/devices", "/v1/transactions/00"];
        foreach (string path in guarded)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(path)).StatusCode);
        }

        string[] posts = ["/v1/statements", $"/v1/devices/{_folder.Board.Address}/shell"];
        foreach (string path in posts)
        {
            using var line = new StringContent("status", MediaTypeHeaderValue.Parse(MediaOf(path)));
            Assert.Equal(HttpStatusCode.Unauthorized, (await other.PostAsync(path, line)).StatusCode);
        }

        Assert.Equal("ok\n", await other.GetStringAsync("/healthz"));
        string metrics = await other.GetStringAsync("/metrics");
        Assert.Contains("\nedgeledger_height 0\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\nedgeledger_readings_final_total 0\n", metrics, StringComparison.Ordinal);
        Assert.EndsWith("# EOF\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rubbish_for_boards_is_refused_and_a_hundred_questions_at_once_end_in_time()
    {
        using var mqtt = await EnrolAndConnectAsync([]);
        string shell = $"/v1/devices/{_folder.Board.Address}/shell";
        string[] unreadable = ["", "status\nreboot", "\u001b[2Jstatus", "st\0tus", new string('x', 129), "statüs"];
        foreach (string line in unreadable) Assert.Equal(HttpStatusCode.BadRequest, await SayAsync(shell, line));
        string stranger = $"/v1/devices/{_folder.Registrar.PublicKey.Address}/shell";
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync(stranger, "status"));
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync("/v1/devices/../shell", "status"));
        Assert.Equal(HttpStatusCode.BadRequest, await SayAsync("/v1/statements", "rubbish"));
        Assert.True(Statement.TryParse(_folder.Board.Next(), out var reading));
        using var notATechnicians = new ReadOnlyMemoryContent(reading.Bytes);
        notATechnicians.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        Assert.Equal(
            HttpStatusCode.BadRequest, (await _http.PostAsync("/v1/statements", notATechnicians)).StatusCode);
        string huge = new('x', 300_000);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SayAsync("/v1/statements", huge));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SayAsync(shell, huge));

        // The board of this test is silent.
        var asked = Enumerable.Range(0, 100).Select(_ => SayAsync(shell, "status")).ToArray();
        Assert.All(
            await Task.WhenAll(asked).WaitAsync(TimeSpan.FromSeconds(30)),
            code => Assert.Equal(HttpStatusCode.GatewayTimeout, code));
    }

    [Fact]
    public async Task Api_describes_itself()
    {
        var document = await GetAsync("/openapi/v1.json");

        Assert.True(document.GetProperty("paths").TryGetProperty("/v1/statements/{id}/proof", out _));
    }

    [Fact]
    public async Task Broker_that_goes_away_is_waited_for()
    {
        int port = _folder.Broker.Port;
        _folder.Broker.Stop();
        await UntilAsync(
            async () => !(await GetAsync("/v1/status")).GetProperty("brokerConnected").GetBoolean(),
            "the loss is seen");

        using var broker = Node.Broker.MosquittoProcess.Start(_folder.In("broker"), _folder.Access, port);

        await UntilAsync(
            async () => (await GetAsync("/v1/status")).GetProperty("brokerConnected").GetBoolean(),
            "it is back");
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        Assert.Equal(0, await _running.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    public void Dispose()
    {
        _http.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    private Transaction Enrolment() => _folder.Board.Enrol([(_folder.Registrar, 1, Hash256.Zero)], "meter");

    private async Task<MqttConnection> EnrolAndConnectAsync(ConcurrentQueue<byte[]> heads)
    {
        var enrolment = Enrolment();
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(enrolment.Bytes)).StatusCode);
        await UntilAsync(
            async () =>
                (await GetAsync($"/v1/transactions/{enrolment.Id}")).GetProperty("status").GetString() == "final",
            "the board is enrolled");
        string address = _folder.Board.Address.ToString();
        var mqtt = new MqttConnection(new MqttOptions
        {
            Port = _folder.Broker.Port, ClientId = address, User = address, Password = "board",
        });
        mqtt.MessageReceived += (_, payload, _, _) => heads.Enqueue(payload);
        bool isSubscribed = false;
        mqtt.Subscribed += _ => isSubscribed = true;
        Assert.Equal(MqttConnectResult.Accepted, mqtt.Connect(TimeSpan.FromSeconds(20)));
        mqtt.Subscribe($"el/test/{address}/head/+", 0);
        Wait.Until(() => isSubscribed, "subscribed");
        return mqtt;
    }

    private async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    private async Task<HttpResponseMessage> PostAsync(ReadOnlyMemory<byte> bytes)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        return await _http.PostAsync("/v1/transactions", content);
    }

    private static string MediaOf(string path) =>
        path.EndsWith("/shell", StringComparison.Ordinal) ? "text/plain" : "application/cbor";

    private async Task<HttpStatusCode> SayAsync(string path, string text)
    {
        using var content = new StringContent(text, MediaTypeHeaderValue.Parse(MediaOf(path)));
        using var answer = await _http.PostAsync(path, content);
        return answer.StatusCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            try
            {
                if (await condition()) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            Assert.True(DateTime.UtcNow < deadline, "not within 30 s: " + what);
            await Task.Delay(20);
        }
    }
}
