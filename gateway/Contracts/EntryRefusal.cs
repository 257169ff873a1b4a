namespace EdgeLedger.Contracts;

/// <summary>Why an entry has no place in a block; counted per value, never thrown.</summary>
public enum EntryRefusal
{
    None,
    Malformed,
    TooLarge,
    WrongChain,
    UnknownSigner,
    Revoked,
    Replayed,
    Forked,
    Ahead,
    BadSignature,
    ContentNotAllowed,
    BadPayload,
    FutureTime,
    TooFewRegistrars,
    DeviceDidNotSign,
    UnneededSigner,
    KindNotAllowed,
    AlreadyEnrolled,
    AlreadyRevoked,
    NotADevice,
    BadEvidence,
    KnownEvidence,
    KindNotAdmitted,

    /// <summary>Gateways dispute it, or have rejected it: not as an ordinary statement.</summary>
    Disputed,

    /// <summary>A quarantine of what nobody disputes.</summary>
    NotDisputed,

    /// <summary>Ballots that change nothing, or a quarantine of what is not lost.</summary>
    NothingToDecide,

    /// <summary>A quarantine without the very ballots that the chain has counted.</summary>
    WrongBallots,

    /// <summary>A change of the gateways while another is not yet in force.</summary>
    ChangePending,
    NothingChanged,
    TooFewGateways,
    GatewayDidNotSign,
}
