using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>Status, blocks, statements and proofs.</summary>
internal static class LedgerEndpoints
{
    private const int MostBlocks = 100;

    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapGet("/status", node.Status).WithSummary("How this gateway stands.");
        routes.MapGet("/blocks/{height:long}", (long height) => Block(node, height))
            .WithSummary("One final block with its entries.");
        routes.MapGet("/blocks/{height:long}/raw", (long height) => Raw(node, height))
            .Produces(StatusCodes.Status200OK, contentType: "application/cbor")
            .WithSummary("The same as CBOR, [block, certificate], for whoever checks it all.");
        routes.MapGet("/blocks", (long? from, int? count) => Blocks(node, from, count))
            .WithSummary(
                "Final blocks without their entries, at most 100; the newest 20 if nothing is asked for.");
        routes.MapGet("/statements/{id}", (string id) => Statement(node, id)).WithSummary("One final statement.");
        routes.MapGet("/statements/{id}/proof", (string id) => Proof(node, id))
            .Produces(StatusCodes.Status200OK, contentType: "application/cbor")
            .WithSummary("Proof for anyone with the genesis that the entry is final.");
    }

    private static Results<Ok<BlockView>, NotFound> Block(GatewayNode node, long height) =>
        height > 0 && node.Ledger.GetBlock(height) is { } stored
            ? TypedResults.Ok(BlockView.Of(stored, node.Ledger.VotersOf(stored.Block.Header), withEntries: true))
            : TypedResults.NotFound();

    private static IResult Raw(GatewayNode node, long height) =>
        height > 0 && node.Ledger.GetBlock(height) is { } stored
            ? Results.Bytes(stored.Encode(), "application/cbor", $"{height}.block")
            : height > 0 && height < node.Ledger.FirstHeld
                ? Results.Text($"Block {height} is no longer held here.", statusCode: StatusCodes.Status410Gone)
                : Results.NotFound();

    private static Ok<BlockView[]> Blocks(GatewayNode node, long? from, int? count)
    {
        long tip = node.Ledger.Height;
        int wanted = Math.Clamp(count ?? 20, 1, MostBlocks);
        long first = Math.Max(node.Ledger.FirstHeld, from ?? tip - wanted + 1);
        var blocks = new List<BlockView>();
        for (long height = first; height <= tip && blocks.Count < wanted; height++)
        {
            if (node.Ledger.GetBlock(height) is not { } stored) break;
            blocks.Add(BlockView.Of(stored, node.Ledger.VotersOf(stored.Block.Header), withEntries: false));
        }

        return TypedResults.Ok(blocks.ToArray());
    }

    private static Results<Ok<StatementView>, NotFound> Statement(GatewayNode node, string id) =>
        Hash256.TryParse(id, out var hash)
        && node.Ledger.FindEntry(hash) is { } location
        && node.Ledger.GetBlock(location.Height) is { } stored
        && StatementView.Of(location, stored) is { } view
            ? TypedResults.Ok(view)
            : TypedResults.NotFound();

    private static IResult Proof(GatewayNode node, string id) =>
        Hash256.TryParse(id, out var hash) && node.Ledger.Prove(hash) is { } proof
            ? Results.Bytes(proof.Encode(), "application/cbor", $"{id}.proof")
            : Results.NotFound();
}
