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
    KindNotYetRuled,
}
