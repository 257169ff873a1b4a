namespace EdgeLedger.Records;

/// <summary>What a block's body may hold.</summary>
public enum EntryKind
{
    Statement = 1,
    Transaction = 2,
    Ballot = 3,
    Quarantine = 4,
    Evidence = 5,
}
