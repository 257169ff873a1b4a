using EdgeLedger.Contracts;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Remote;
using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>A technician's way to a board: its reading shell, and signed settings.</summary>
internal static class RemoteEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapPost("/devices/{address}/shell", (string address, HttpRequest request) =>
                AskAsync(node, address, request))
            .Accepts<string>("text/plain")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status504GatewayTimeout)
            .WithSummary("Asks a board's shell one line; only reading commands are answered.");
        routes.MapPost("/statements", (HttpRequest request) => PostAsync(node, request))
            .Accepts<byte[]>("application/cbor")
            .Produces(StatusCodes.Status202Accepted)
            .Produces(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status429TooManyRequests)
            .Produces(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Takes one COSE_Sign1 statement of a technician.");
        routes.MapGet("/statements/{id}/answer", (string id) => Answer(node, id))
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces(StatusCodes.Status404NotFound)
            .WithSummary("What the board said of a technician's statement: done, known, or refused and why.");
    }

    private static async Task<IResult> AskAsync(GatewayNode node, string text, HttpRequest request)
    {
        if (!Address.TryParse(text, out var address)
            || !node.Ledger.Signers.TryGet(address, out var entry)
            || entry.Kind is not (SignerKind.Meter or SignerKind.Actuator))
        {
            return Results.NotFound();
        }

        using var reader = new StreamReader(request.Body);
        string line = (await reader.ReadToEndAsync().ConfigureAwait(false)).TrimEnd('\r', '\n');
        if (!BoardShell.IsLine(line))
        {
            return Results.Text(
                $"a board reads one line of 1 to {BoardShell.LongestLine} printable ASCII characters\n",
                statusCode: StatusCodes.Status400BadRequest);
        }

        string? answer = await node.Shell.AskAsync(address, line, Patience, request.HttpContext.RequestAborted)
            .ConfigureAwait(false);
        return answer is null
            ? Results.Text(
                $"the board has not answered within {Patience.TotalSeconds:0} s\n",
                statusCode: StatusCodes.Status504GatewayTimeout)
            : Results.Text(answer + "\n");
    }

    private static async Task<IResult> PostAsync(GatewayNode node, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        if (!Statement.TryParse(body.ToArray(), out var statement)
            || statement.ContentType != ContentType.TechnicianSettings
            || statement.Chain != node.Genesis.Chain)
        {
            return Results.Text(
                $"not a technician's statement of {node.Genesis.Chain.Value}\n",
                statusCode: StatusCodes.Status400BadRequest);
        }

        return node.Submit(statement) switch
        {
            OfferAnswer.Busy => BusyResult.Of(request.HttpContext, StatusCodes.Status503ServiceUnavailable),
            OfferAnswer.Muted => BusyResult.Of(request.HttpContext, StatusCodes.Status429TooManyRequests),
            _ => Results.Accepted($"/v1/statements/{statement.Id}"),
        };
    }

    private static IResult Answer(GatewayNode node, string text) =>
        Hash256.TryParse(text, out var id) && node.Settings.AnswerTo(id) is { } answer
            ? Results.Text(answer + "\n")
            : Results.NotFound();
}
