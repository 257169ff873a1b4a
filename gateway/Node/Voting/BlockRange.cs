using EdgeLedger.Ledger.Execution;

namespace EdgeLedger.Node.Voting;

/// <summary>Consecutive blocks that one peer is asked for.</summary>
internal sealed class BlockRange(long from, long to)
{
    /// <summary>The first one wanted: those that the ledger has by other ways are not.</summary>
    public long From { get; set; } = from;

    /// <summary>The last one wanted; an answer may end before it.</summary>
    public long To { get; set; } = to;

    /// <summary>Who was asked; -1 while nobody is.</summary>
    public int Peer { get; set; } = -1;

    public long AskedTicks { get; set; }

    /// <summary>Whether the answer is here and being verified.</summary>
    public bool HasArrived { get; set; }

    /// <summary>Null until they came and their certificates were found good.</summary>
    public IReadOnlyList<FetchedBlock>? Blocks { get; set; }
}
