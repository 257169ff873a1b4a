namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>region.json.</summary>
internal sealed record RegionFile(
    string Region, string Chain, List<GatewayEntry> Gateways, List<BoardEntry> Boards);
