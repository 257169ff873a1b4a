using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeLedger.Node.Api;
using EdgeLedger.Node.Tests.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Api;

/// <summary>What people see of disputes, while they are open and when the deadline has passed.</summary>
public sealed class DisputeEndpointsTests
{
    [Fact]
    public async Task Disputes_are_paged_until_the_deadline_quarantines_what_found_no_majority()
    {
        await using var region = await DisputeRegion.OfTwoMindsAsync();
        var honest = await region.EnrolAsync("honest");
        TestBoard[] lying =
            [await region.EnrolAsync("a"), await region.EnrolAsync("b"), await region.EnrolAsync("c")];
        foreach (var board in lying)
        {
            region.Publish(board.Next(At(-30, 1000)));
            region.WaitUntilFinal(board);
            region.Publish(board.Next(At(-20, 999_000_000)));
        }

        await using var api = new GatewayApi(region[0], new IPEndPoint(IPAddress.Loopback, 0), "secret");
        await api.StartAsync(CancellationToken.None);
        using var http = Client(api);
        Wait.Until(
            () => region[0].Ledger.Disputes.All.Count(one => one.Value.Answers.Count == 4) == 3, "all have answered");

        var open = await PagesAsync(http, "/v1/disputes?count=2", "after", "disputes");
        Assert.Equal([2, 1], open.Select(page => page.Count));
        Assert.Equal(
            lying.Select(board => board.Prev.ToString()).Order(),
            open.SelectMany(page => page).Select(one => one.GetProperty("statement").GetString()).Order());
        Assert.All(
            open.SelectMany(page => page), one => Assert.Equal("open", one.GetProperty("status").GetString()));
        Assert.Empty(Assert.Single(await PagesAsync(http, "/v1/quarantined", "before", "statements")));

        DisputeRegion.GoOnUntil(region, honest, () => region[0].Ledger.Disputes.Count == 0);
        Assert.Empty(Assert.Single(await PagesAsync(http, "/v1/disputes", "after", "disputes")));
        var lost = await PagesAsync(http, "/v1/quarantined?count=1", "before", "statements");
        Assert.Equal([1, 1, 1], lost.Select(page => page.Count));
        Assert.Equal(3, lost.Select(page => page[0].GetProperty("statement").GetString()).Distinct().Count());
        Assert.All(lost, page => Assert.Equal(
            (2, 2), (page[0].GetProperty("rejects").GetInt32(), page[0].GetProperty("accepts").GetInt32())));
        region.AssertOneBlockPerHeight();
    }

    [Theory]
    [InlineData("/v1/disputes?after=x")]
    [InlineData("/v1/disputes?after=1-2")]
    [InlineData("/v1/quarantined?before=-1-2")]
    [InlineData("/v1/quarantined?before=99999999999999999999-1")]
    public async Task Cursor_that_no_answer_gave_is_refused_with_a_sentence(string path)
    {
        await using var region = await new TestRegion(1).StartAllAsync();
        await using var api = new GatewayApi(region[0], new IPEndPoint(IPAddress.Loopback, 0), "secret");
        await api.StartAsync(CancellationToken.None);
        using var http = Client(api);

        using var answer = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string sentence = await answer.Content.ReadAsStringAsync();
        Assert.Contains("next of an earlier answer", sentence, StringComparison.Ordinal);
    }

    private static HttpClient Client(GatewayApi api) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{api.Port}"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "secret") },
    };

    private static async Task<List<List<JsonElement>>> PagesAsync(
        HttpClient http, string path, string cursor, string list)
    {
        var pages = new List<List<JsonElement>>();
        for (string? next = path; next is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(next);
            pages.Add([.. page.GetProperty(list).EnumerateArray()]);
            next = page.TryGetProperty("next", out var place)
                ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{cursor}={place}"
                : null;
        }

        return pages;
    }

    private static Reading At(int seconds, long importWh) => new()
    {
        UnixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds,
        ImportWh = importWh,
        PowerW = 100,
    };
}
