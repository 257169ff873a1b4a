using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Remote;

/// <summary>The part of a gateway's HTTP API that the command line uses.</summary>
internal sealed class GatewayApi : IDisposable
{
    private const int MostTries = 20;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;

    /// <param name="timeout">
    /// Of one request; a gateway that is stopped mid-answer must not hold up the caller.
    /// </param>
    public GatewayApi(Uri gateway, string token, TimeSpan timeout)
    {
        _http = new HttpClient { BaseAddress = gateway, Timeout = timeout };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Null while the gateway does not answer.</summary>
    public async Task<GatewayStatus?> TryGetStatusAsync(CancellationToken token)
    {
        try
        {
            return await _http.GetFromJsonAsync<GatewayStatus>("/v1/status", Web, token);
        }
        catch (Exception fault) when (IsSilence(fault) && !token.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Where the signer's chain goes on.</summary>
    public async Task<ChainPosition> GetSignerAsync(Address address, CancellationToken token)
    {
        using var answer = await GetAsync($"/v1/signers/{address}", token);
        if (answer.StatusCode == HttpStatusCode.NotFound) return ChainPosition.Start;
        await ThrowIfRefusedAsync(answer, token);
        return (await answer.Content.ReadFromJsonAsync<ChainPosition>(Web, token))!;
    }

    /// <summary>Hands in a signed transaction; a refusal becomes a sentence with the gateway's reason.</summary>
    public async Task PostAsync(Transaction transaction, CancellationToken token)
    {
        // Handing in twice is harmless: a transaction that waits or is final is not taken again.
        using var answer = await AskAsync(
            () =>
            {
                var content = new ReadOnlyMemoryContent(transaction.Bytes);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
                return _http.PostAsync("/v1/transactions", content, token);
            },
            token);
        await ThrowIfRefusedAsync(answer, token);
    }

    /// <summary>Null while the gateway knows nothing of it.</summary>
    public async Task<TransactionStatus?> GetTransactionAsync(Hash256 id, CancellationToken token)
    {
        using var answer = await GetAsync($"/v1/transactions/{id}", token);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        await ThrowIfRefusedAsync(answer, token);
        return await answer.Content.ReadFromJsonAsync<TransactionStatus>(Web, token);
    }

    /// <summary>Hands in a technician's statement; what the gateway makes of it shows in the ledger.</summary>
    public async Task PostAsync(Statement statement, CancellationToken token)
    {
        using var answer = await AskAsync(
            () =>
            {
                var content = new ReadOnlyMemoryContent(statement.Bytes);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
                return _http.PostAsync("/v1/statements", content, token);
            },
            token);
        await ThrowIfRefusedAsync(answer, token);
    }

    public async Task<bool> IsFinalAsync(Hash256 statement, CancellationToken token)
    {
        using var answer = await GetAsync($"/v1/statements/{statement}", token);
        if (answer.StatusCode == HttpStatusCode.NotFound) return false;
        await ThrowIfRefusedAsync(answer, token);
        return true;
    }

    /// <summary>What a board said of a technician's statement; null while it is silent.</summary>
    public async Task<string?> TryGetAnswerAsync(Hash256 statement, CancellationToken token)
    {
        using var answer = await GetAsync($"/v1/statements/{statement}/answer", token);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        await ThrowIfRefusedAsync(answer, token);
        return (await answer.Content.ReadAsStringAsync(token)).Trim();
    }

    /// <summary>Asks a board's shell one line.</summary>
    public async Task<string> AskBoardAsync(Address board, string line, CancellationToken token)
    {
        using var content = new StringContent(line);
        using var answer = await _http.PostAsync($"/v1/devices/{board}/shell", content, token);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InputException($"no meter or actuator {board} is enrolled.");
        }

        await ThrowIfRefusedAsync(answer, token);
        return await answer.Content.ReadAsStringAsync(token);
    }

    public async Task<IReadOnlyList<DeviceLine>> GetDevicesAsync(CancellationToken token)
    {
        using var answer = await GetAsync("/v1/devices", token);
        await ThrowIfRefusedAsync(answer, token);
        return (await answer.Content.ReadFromJsonAsync<List<DeviceLine>>(Web, token))!;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>True for what a gateway that is down, starting or overloaded looks like from here.</summary>
    public static bool IsSilence(Exception fault) =>
        fault is HttpRequestException or TaskCanceledException or JsonException or IOException;

    private Task<HttpResponseMessage> GetAsync(string path, CancellationToken token) =>
        AskAsync(() => _http.GetAsync(path, token), token);

    // A gateway that is starting, or whose machine is overloaded, fails for a moment: asked again, it answers.
    private static async Task<HttpResponseMessage> AskAsync(
        Func<Task<HttpResponseMessage>> ask, CancellationToken token)
    {
        for (int left = MostTries - 1; ; left--)
        {
            try
            {
                var answer = await ask();
                if (answer.StatusCode < HttpStatusCode.InternalServerError || left == 0) return answer;
                answer.Dispose();
            }
            catch (Exception fault) when (IsSilence(fault) && left > 0 && !token.IsCancellationRequested)
            {
                // Again, below.
            }

            await Task.Delay(PauseBetweenTries, token);
        }
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage answer, CancellationToken token)
    {
        if (answer.IsSuccessStatusCode) return;
        throw new InputException(answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "the gateway does not accept this token.",
            HttpStatusCode.Conflict => Refusal(await answer.Content.ReadFromJsonAsync<TransactionStatus>(Web, token)),
            _ => $"the gateway refuses ({(int)answer.StatusCode}): "
                + (await answer.Content.ReadAsStringAsync(token)).Trim(),
        });
    }

    /// <summary>Waits until a transaction that was handed in is final.</summary>
    /// <exception cref="InputException">It is refused, or does not become final in time.</exception>
    public async Task WaitUntilFinalAsync(Transaction transaction, TimeProvider time, CancellationToken token)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            var status = await GetTransactionAsync(transaction.Id, token);
            if (status?.Status == "final") return;
            if (status?.Status == "refused") throw new InputException(Refusal(status));
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new InputException(
                    $"the change is not final after {Duration.Format(Patience)}; do enough gateways run?");
            }

            await Task.Delay(PauseBetweenLooks, time, token);
        }
    }

    /// <summary>The sentence for a change that the region does not take.</summary>
    public static string Refusal(TransactionStatus? status) => $"the change is refused: {status?.Reason}.";
}
