using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Maps;

/// <summary>What stands on a bench.</summary>
/// <param name="BrokerAddress">Address of this computer at which the boards reach the region's broker.</param>
public sealed record BenchMap(IReadOnlyList<MappedBoard> Boards, string BrokerAddress)
{
    public const string Loopback = "127.0.0.1";

    private static readonly TimeSpan VirtualGrace = TimeSpan.FromSeconds(30);

    /// <summary>A virtual meter and a virtual actuator: the bench of every computer.</summary>
    public static BenchMap Virtual { get; } = new(
        [VirtualBoard("virtual-meter", BoardKind.Meter), VirtualBoard("virtual-actuator", BoardKind.Actuator)],
        Loopback);

    /// <remarks>A busy computer is late; only a case that fails waits so long.</remarks>
    internal static MappedBoard VirtualBoard(string name, BoardKind kind, TimeSpan? grace = null) => new(
        name, kind, null, 0, new Dictionary<string, string>(), new Dictionary<BenchAction, MappedAction>(),
        null, null, grace ?? VirtualGrace);
}
