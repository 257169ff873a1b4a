using System.Globalization;
using EdgeLedger.Contracts;
using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>What gateways dispute, and what no majority accepted; page by page.</summary>
/// <remarks>A page's cursor is a place in the order, so that what comes and goes meanwhile doubles
/// nothing.</remarks>
internal static class DisputeEndpoints
{
    private const int MostAPage = 100;
    private const int UsualPage = 20;

    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapGet("/disputes", (string? after, int? count) => Disputes(node, after, count))
            .WithSummary("Disputed statements, oldest first; at most 100, 20 if nothing is asked for.");
        routes.MapGet("/quarantined", (string? before, int? count) => Quarantined(node, before, count))
            .WithSummary("Statements on quarantine lists, newest first; at most 100, 20 if nothing is asked for.");
    }

    private static Results<Ok<DisputesView>, BadRequest<string>> Disputes(
        GatewayNode node, string? after, int? count)
    {
        (long Height, Hash256 Id) start = (0, Hash256.Zero);
        if (after is not null && !TryRead(after, Hash256.TryParse, out start)) return Unreadable("after");
        DisputeEntry[] found =
        [
            .. node.Ledger.Disputes.All.Select(pair => pair.Value)
                .Where(one => (one.OpenedHeight, one.Link.Id).CompareTo(start) > 0)
                .OrderBy(one => one.OpenedHeight).ThenBy(one => one.Link.Id).Take(PageOf(count) + 1),
        ];
        var page = found.Take(PageOf(count)).ToArray();
        string? next = found.Length > page.Length ? $"{page[^1].OpenedHeight}-{page[^1].Link.Id}" : null;
        int blocks = node.Genesis.Limits.DisputeBlocks;
        return TypedResults.Ok(new DisputesView([.. page.Select(one => DisputeView.Of(one, blocks))], next));
    }

    private static Results<Ok<QuarantinedView>, BadRequest<string>> Quarantined(
        GatewayNode node, string? before, int? count)
    {
        (long Height, int Place) start = (long.MaxValue, 0);
        if (before is not null && !TryRead(before, int.TryParse, out start)) return Unreadable("before");
        var found = node.Ledger.ReadModel.Quarantined(PageOf(count) + 1, start.Height, start.Place);
        var page = found.Take(PageOf(count)).ToArray();
        string? next = found.Count > page.Length ? $"{page[^1].Height}-{page[^1].Place}" : null;
        return TypedResults.Ok(new QuarantinedView([.. page.Select(QuarantineView.Of)], next));
    }

    private static int PageOf(int? count) => Math.Clamp(count ?? UsualPage, 1, MostAPage);

    private static BadRequest<string> Unreadable(string name) =>
        TypedResults.BadRequest($"The value of {name} is the next of an earlier answer.");

    private delegate bool Reader<T>(string text, out T value);

    private static bool TryRead<T>(string cursor, Reader<T> read, out (long Height, T Last) place)
    {
        place = default;
        int dash = cursor.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && long.TryParse(cursor[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out place.Height)
            && read(cursor[(dash + 1)..], out place.Last);
    }
}
