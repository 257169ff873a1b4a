using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>A block that another gateway sent with its certificate, and what was verified of it ahead of its turn.</summary>
public sealed class FetchedBlock(Block block, Certificate certificate)
{
    public Block Block => block;

    public Certificate Certificate => certificate;

    public long Height => block.Header.Height;

    /// <summary>Statements with a good signature, by the place of their entry; null before that was looked at.</summary>
    internal Statement?[]? Verified { get; set; }

    /// <summary>Those by whose keys the certificate was verified; null before it was.</summary>
    internal ValidatorSet? VerifiedFor { get; set; }
}
