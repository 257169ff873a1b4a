namespace EdgeLedger.Records;

/// <summary>The two votes of a round (arXiv:1807.04938, Algorithm 1).</summary>
public enum VoteType
{
    Prevote = 1,
    Precommit = 2,
}
