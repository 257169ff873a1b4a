namespace EdgeLedger.Records;

/// <summary>What a gateway finds when it checks a statement; counted per value, never thrown.</summary>
public enum Verdict
{
    /// <summary>Genuine, and the next link of its signer's chain.</summary>
    Next,

    /// <summary>Already final, known by its id; the signature was not checked.</summary>
    Duplicate,

    /// <summary>Genuine, but links before it are missing: hold it for a bounded while.</summary>
    Ahead,

    Malformed,
    WrongChain,
    UnknownSigner,
    Revoked,
    BadSignature,

    /// <summary>Genuine, but older than the signer's head, and too old to tell whether it is final.</summary>
    Replayed,

    /// <summary>Genuine, and beside the chain that is final: the signer signed two links for one place.</summary>
    Forked,

    /// <summary>Genuine, but its time is later than the tolerance allows.</summary>
    FutureTime,

    TooLarge,

    /// <summary>No room for its signer's statements now; the signature was not checked.</summary>
    PoolFull,
}
