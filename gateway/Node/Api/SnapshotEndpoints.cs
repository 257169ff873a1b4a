using EdgeLedger.Ledger.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>Certified states for gateways that join, in pieces that can each be checked.</summary>
internal static class SnapshotEndpoints
{
    private const string Cbor = "application/cbor";

    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapGet("/snapshot", () => Manifest(node)).Produces(StatusCodes.Status200OK, contentType: Cbor)
            .WithSummary("The newest snapshot: its checkpoint and the hashes of its buckets.");
        routes.MapGet("/snapshot/{height:long}/{bucket:int}", (long height, int bucket) => Buckets(node, height, bucket))
            .Produces(StatusCodes.Status200OK, contentType: Cbor)
            .WithSummary("Buckets of a snapshot from this one on, about a megabyte of them.");
    }

    private static IResult Manifest(GatewayNode node) => node.Snapshots.Manifest is { } manifest
        ? Results.Bytes(manifest, Cbor)
        : Results.NotFound();

    private static IResult Buckets(GatewayNode node, long height, int bucket) =>
        bucket is >= 0 and < StateSnapshot.BucketCount && node.Snapshots.Find(height) is { } snapshot
            ? Results.Bytes(BucketRun.Encode(snapshot, bucket), Cbor)
            : Results.NotFound();
}
