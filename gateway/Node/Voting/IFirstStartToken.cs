namespace EdgeLedger.Node.Voting;

/// <summary>The operator's word that this gateway has never voted; good for one start.</summary>
internal interface IFirstStartToken
{
    bool Exists { get; }

    /// <summary>Takes it away, if it is there.</summary>
    void Remove();
}
