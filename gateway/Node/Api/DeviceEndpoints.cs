using EdgeLedger.Contracts;
using EdgeLedger.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>Devices, their readings, and where a signer's chain goes on.</summary>
internal static class DeviceEndpoints
{
    private const int MostReadings = 10_000;

    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapGet("/devices", () => Devices(node)).WithSummary("All registered devices.");
        routes.MapGet("/devices/{address}", (string address) => Device(node, address)).WithSummary("One device.");
        routes.MapGet("/devices/{address}/readings",
                (string address, long? from, long? to) => Readings(node, address, from, to))
            .WithSummary("Final readings between two Unix times in seconds, both included; at most 10,000.");
        routes.MapGet("/signers/{address}", (string address) => Signer(node, address))
            .WithSummary("Seq and prev that a signer's next link must carry.");
    }

    private static Ok<DeviceView[]> Devices(GatewayNode node) => TypedResults.Ok(
        node.Ledger.Signers.All.Where(IsDevice).OrderBy(entry => entry.Key.Address)
            .Select(entry => View(node, entry)).ToArray());

    private static Results<Ok<DeviceView>, NotFound> Device(GatewayNode node, string text) =>
        TryFind(node, text, out var entry) && IsDevice(entry)
            ? TypedResults.Ok(View(node, entry))
            : TypedResults.NotFound();

    private static Results<Ok<ReadingView[]>, NotFound> Readings(
        GatewayNode node, string text, long? from, long? to)
    {
        if (!TryFind(node, text, out var entry)) return TypedResults.NotFound();
        var readings = node.Ledger.ReadModel.Readings(
            entry.Key.Address, from ?? long.MinValue, to ?? long.MaxValue, MostReadings);
        return TypedResults.Ok(readings.Select(one => ReadingView.Of(one.Reading, one.Seq, one.Height)).ToArray());
    }

    private static Results<Ok<SignerView>, NotFound> Signer(GatewayNode node, string text) =>
        TryFind(node, text, out var entry)
            ? TypedResults.Ok(new SignerView(
                entry.Key.Address.ToString(), entry.Kind.ToString().ToLowerInvariant(),
                entry.Status.ToString().ToLowerInvariant(), entry.LastSeq + 1, entry.LastId.ToString()))
            : TypedResults.NotFound();

    private static bool TryFind(GatewayNode node, string text, out SignerEntry entry)
    {
        entry = null!;
        return Address.TryParse(text, out var address) && node.Ledger.Signers.TryGet(address, out entry!);
    }

    private static bool IsDevice(SignerEntry entry) => entry.Kind is SignerKind.Meter or SignerKind.Actuator;

    private static DeviceView View(GatewayNode node, SignerEntry entry) =>
        DeviceView.Of(entry, node.Ledger.ReadModel.TotalsOf(entry.Key.Address));
}
