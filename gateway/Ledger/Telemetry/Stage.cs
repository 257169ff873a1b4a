namespace EdgeLedger.Ledger.Telemetry;

/// <summary>What a gateway does with a statement, from the network to the index; README names them too.</summary>
public enum Stage
{
    /// <summary>Bytes into a statement and its readings, with the hash that is its id.</summary>
    Parse,

    /// <summary>Signatures: of statements, whether they came from boards or in a block, and of votes.</summary>
    Verify,

    /// <summary>Into the pool, in the order of its signer's chain, and remembered as verified.</summary>
    Pool,

    /// <summary>A proposal of this gateway's own: entries chosen, carried out, hashed.</summary>
    Build,

    /// <summary>Messages of peers read: the block of a proposal with its Merkle root, and votes' signatures.</summary>
    Peers,

    /// <summary>A peer's proposal carried out on its parent.</summary>
    Validate,

    /// <summary>This gateway's own votes, with the block that they are for, onto the disk.</summary>
    Votes,

    /// <summary>The block with its certificate onto the disk.</summary>
    Store,

    /// <summary>State and signers moved on.</summary>
    State,

    /// <summary>The index for questions.</summary>
    ReadModel,

    /// <summary>The pool cleared of what is final, counts, heads to boards.</summary>
    Committed,
}
