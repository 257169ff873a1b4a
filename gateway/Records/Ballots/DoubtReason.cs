namespace EdgeLedger.Records;

/// <summary>Why a gateway finds a well-formed statement implausible; the number stands in its ballot.</summary>
/// <remarks>The ledger keeps the number and judges nothing by it, so a gateway may know more reasons than its
/// peers.</remarks>
public enum DoubtReason
{
    /// <summary>No doubt: the only reason that an accepting ballot may give.</summary>
    None = 0,

    /// <summary>Earlier than the reading before it, or older than any outbox keeps.</summary>
    TimeWindow = 1,

    /// <summary>A quantity that no meter at this point can show.</summary>
    Range = 2,

    /// <summary>More energy since the reading before than the connection can carry, or too large a step.</summary>
    RateOfChange = 3,

    /// <summary>A register lower than before.</summary>
    RegisterBackwards = 4,

    /// <summary>The register's advance is not the mean power times the period.</summary>
    RegisterPower = 5,

    /// <summary>The meters behind a feeder and the feeder's own meter disagree, and this meter explains
    /// it.</summary>
    FeederBalance = 6,

    /// <summary>A second meter at the same point says otherwise.</summary>
    SecondPath = 7,
}
