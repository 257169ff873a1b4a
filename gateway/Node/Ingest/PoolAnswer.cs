namespace EdgeLedger.Node.Ingest;

/// <summary>What the pool did with a genuine statement.</summary>
internal enum PoolAnswer
{
    /// <summary>Continues its signer's chain without a gap.</summary>
    Ready,

    /// <summary>Waits for the links before it.</summary>
    Held,

    /// <summary>Is in the pool, or final.</summary>
    Known,

    /// <summary>Another link waits in its place, or its neighbours do not link to it.</summary>
    Forked,

    /// <summary>The signer, or the whole pool, has no room left.</summary>
    Full,
}
