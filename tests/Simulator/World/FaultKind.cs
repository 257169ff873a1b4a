namespace EdgeLedger.Simulator.World;

/// <summary>What the world does to a region; a seed has some of them.</summary>
internal enum FaultKind
{
    /// <summary>A process dies, often between two effects of one step, and starts again.</summary>
    Kill,

    /// <summary>All processes die at once.</summary>
    PowerCut,

    /// <summary>Groups that do not hear each other; connections break or stay up and swallow all.</summary>
    Partition,

    /// <summary>One direction of one link swallows all.</summary>
    OneWay,

    /// <summary>Proposals get lost, small messages do not: rounds pass.</summary>
    LostProposals,

    /// <summary>A process stands still for a while.</summary>
    Stall,

    /// <summary>A wall clock goes wrong.</summary>
    ClockSkew,

    DiskFull,

    /// <summary>Bits of a store change; counts as a faulty gateway until it has caught up again.</summary>
    BitRot,

    /// <summary>A store is gone, with all votes in it; likewise.</summary>
    LostStore,

    /// <summary>A device is revoked, another one enrolled.</summary>
    RegistryChange,

    /// <summary>A gateway comes or goes: no fault, but it happens in the midst of them.</summary>
    GatewayChange,
}
