namespace EdgeLedger.Ledger.Execution;

/// <summary>Why a block is not valid on top of its parent.</summary>
public enum BlockRefusal
{
    None,
    WrongChain,
    WrongHeight,
    WrongParent,
    TimeNotLater,
    WrongValidators,
    UnknownProposer,
    TooManyEntries,
    TooLarge,
    BadEntry,
    BadSignature,
    WrongStateRoot,
}
