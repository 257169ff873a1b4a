using EdgeLedger.Ledger.Store;
using Microsoft.AspNetCore.Http;

namespace EdgeLedger.Node.Api;

/// <summary>Answers a question about a block that has rotted on this gateway's disk: ask another
/// gateway.</summary>
internal static class DamagedBlocks
{
    public static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (StoreCorruptException damage)
        {
            return Results.Text(damage.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
