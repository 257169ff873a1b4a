namespace EdgeLedger.Contracts;

/// <summary>
/// Where an entry is applied: its block, its place in it, and the state as the entries before left it.
/// </summary>
/// <param name="Signatures">Grows by the signatures that are still to be verified.</param>
public readonly record struct EntryScope(
    BlockContext Block,
    int EntryIndex,
    SignerTable Signers,
    IStateWriter State,
    ICollection<SignatureCheck> Signatures);
