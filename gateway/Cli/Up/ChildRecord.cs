using System.Text.Json.Serialization;

namespace EdgeLedger.Cli.Up;

/// <summary>A child in run.json.</summary>
/// <param name="Number">K of its folder; 0 for the broker.</param>
/// <param name="Port">MQTT port of the broker, HTTP port of a gateway; absent for a board.</param>
/// <param name="PeerPort">A gateway's port for the other gateways.</param>
internal sealed record ChildRecord(
    int Number,
    int ProcessId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Port = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PeerPort = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address = null);
