using EdgeLedger.Contracts;
using EdgeLedger.Tests.Support;

namespace EdgeLedger.Fuzz.Targets;

/// <summary>Every decoder that reads what came over a network.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. WireFormats.All.Select(format => new FuzzTarget(format.Name, format.Good, format.Reencode)),
        new("registry", GoldenVectors.Bytes("transactions", "payloadHex"),
            bytes => RegistryOperation.TryParse(bytes, out var operation) ? operation.Encode() : null),
        .. PeerTargets.All(),
        .. LedgerTargets.All(),
        .. BoardTargets.All(),
    ];

    public static IEnumerable<string> Names => All.Select(target => target.Name);
}
