namespace EdgeLedger.Node.Ingest;

/// <summary>What the intake says to whoever brings a statement.</summary>
public enum OfferAnswer
{
    /// <summary>It will be checked.</summary>
    Taken,

    /// <summary>No room now: to be sent again later.</summary>
    Busy,

    /// <summary>Its source has sent too much that was refused, and is not heard for a while.</summary>
    Muted,

    TooLarge,
}
