using EdgeLedger.Contracts;
using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>Hands in signed transactions and tells what became of them.</summary>
internal static class TransactionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapPost("/transactions", (HttpRequest request) => PostAsync(node, request))
            .Accepts<byte[]>("application/cbor")
            .Produces<TransactionView>(StatusCodes.Status202Accepted)
            .Produces<TransactionView>(StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Takes one COSE_Sign transaction.");
        routes.MapGet("/transactions/{id}", (string id) => Get(node, id))
            .Produces<TransactionView>()
            .Produces(StatusCodes.Status404NotFound)
            .WithSummary("pending, final with its height, or refused with the reason.");
    }

    private static async Task<IResult> PostAsync(GatewayNode node, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        if (!Transaction.TryParse(body.ToArray(), out var transaction))
        {
            return Results.Text(
                "not a transaction in deterministic CBOR\n", statusCode: StatusCodes.Status400BadRequest);
        }

        if (transaction.Chain != node.Genesis.Chain)
        {
            return Results.Text(
                $"a transaction of {transaction.Chain.Value}, not of {node.Genesis.Chain.Value}\n",
                statusCode: StatusCodes.Status400BadRequest);
        }

        if (node.Transactions.IsFull) return BusyResult.Of(request.HttpContext, StatusCodes.Status503ServiceUnavailable);

        string id = transaction.Id.ToString();
        var refusal = await node.SubmitAsync(transaction).ConfigureAwait(false);
        return refusal == EntryRefusal.None
            ? Results.Accepted($"/v1/transactions/{id}", new TransactionView(id, "pending"))
            : Results.Json(
                new TransactionView(id, "refused", Reason: refusal.ToString()),
                statusCode: StatusCodes.Status409Conflict);
    }

    private static IResult Get(GatewayNode node, string text)
    {
        if (!Hash256.TryParse(text, out var id)) return Results.NotFound();
        // What was asked for once may be asked for again: the latest attempt is what counts.
        if (node.Transactions.Contains(id)) return Results.Ok(new TransactionView(text, "pending"));
        if (node.Transactions.ReasonOf(id) is { } reason)
        {
            return Results.Ok(new TransactionView(text, "refused", Reason: reason));
        }

        return node.Ledger.FindEntry(id) is { } place
            ? Results.Ok(new TransactionView(text, "final", place.Height))
            : Results.NotFound();
    }
}
