namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>What a fleet of boards is made of. Equal options give equal bytes.</summary>
public sealed record FleetOptions
{
    public required int Boards { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Where simulated time begins, in milliseconds since 1970-01-01 UTC; a whole second.</summary>
    public required long StartUnixMs { get; init; }

    public LinkFaults Link { get; init; } = LinkFaults.None;

    /// <summary>Mean number of file operations between two power cuts of a board; 0 for none.</summary>
    /// <remarks>A cut comes in the middle of an operation, where it hurts most.</remarks>
    public int OperationsPerPowerCut { get; init; }

    /// <summary>Longest time that a board stays without power after a cut.</summary>
    public int LongestPowerCutMs { get; init; } = 600_000;

    /// <summary>Interval between blocks of the region, in milliseconds: what is sent becomes final at the next
    /// one.</summary>
    public int BlockIntervalMs { get; init; } = 1000;
}
