namespace EdgeLedger.Records;

/// <summary>Which link of whose chain a statement is: what a ballot has to name for others to place it.</summary>
public readonly record struct SignerLink(Hash256 Id, Address Signer, long Seq)
{
    public static SignerLink Of(Statement statement) => new(statement.Id, statement.Signer, statement.Seq);
}
