namespace EdgeLedger.Simulator.World;

/// <summary>A fault that chance alone sets up too seldom; some seeds are made for one, the rest of them being left
/// to chance.</summary>
internal enum Trap
{
    None,

    /// <summary>Polkas that few see, locks in different rounds, old blocks proposed again.</summary>
    Locks,

    /// <summary>Blocks that break one rule each.</summary>
    InvalidBlocks,

    /// <summary>Gateways that are behind, and peers that answer them with what is not quite right.</summary>
    CatchUp,

    /// <summary>A store is lost while honest peers are far behind and liars say that they are too.</summary>
    LostStores,

    /// <summary>No proposal arrives for many minutes, and then all do.</summary>
    LongCut,
}
