using System.Text.Json.Serialization;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>What <c>bench.json</c> holds: one run of a load, and how far it was played.</summary>
/// <param name="Load">Fingerprint of the load; a position is worth nothing for another one.</param>
/// <param name="Anchor">Clock anchor of the run that began here.</param>
/// <param name="OriginUnixMs">Simulated time of the load's second 0 in this run.</param>
/// <param name="RowsBefore">Rows played in earlier runs.</param>
/// <param name="Settled">Position at the last write of measurements that is known to have been made.</param>
/// <param name="Pending">Position at the write that was about to be made.</param>
/// <param name="Write">That write; null when everything is settled.</param>
internal sealed record BenchRecord(
    ulong Load,
    ClockAnchor Anchor,
    long OriginUnixMs,
    long RowsBefore,
    BenchPosition Settled,
    BenchPosition Pending,
    FlashWrite? Write)
{
    /// <summary>Where the board's own memory of its measurements ends.</summary>
    public BenchPosition Resume(string flashFolder) =>
        Write is { } write && !write.IsIn(flashFolder) ? Settled : Pending;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchRecord))]
internal sealed partial class BenchRecordJson : JsonSerializerContext;
