using Microsoft.AspNetCore.Http;

namespace EdgeLedger.Node.Api;

/// <summary>"Not now": the gateway has more to do than room to keep it.</summary>
internal static class BusyResult
{
    private const int RetryAfterSeconds = 5;

    /// <param name="status">503 where the gateway is busy, 429 where the caller has sent too much (RFC
    /// 6585).</param>
    public static IResult Of(HttpContext context, int status)
    {
        context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        return Results.Text($"busy: try again in {RetryAfterSeconds} s\n", statusCode: status);
    }
}
