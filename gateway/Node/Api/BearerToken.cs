using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EdgeLedger.Node.Api;

/// <summary>Lets a request through if it bears the gateway's token (RFC 6750), compared in constant
/// time.</summary>
internal sealed class BearerToken(string token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public async ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Admits(context.HttpContext.Request.Headers.Authorization.ToString())
            ? await next(context).ConfigureAwait(false)
            : Results.Text("this API wants a bearer token\n", statusCode: StatusCodes.Status401Unauthorized);

    private bool Admits(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), _hash);
}
