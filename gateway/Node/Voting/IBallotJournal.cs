using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>
/// This gateway's own ballots, which it may never contradict, over restarts too. Two implementations: a file, and the
/// simulator's disk.
/// </summary>
internal interface IBallotJournal : IDisposable
{
    /// <summary>All that were signed about statements that may not be final yet.</summary>
    /// <param name="isFinal">Whether nobody asks about a statement any more: such ballots are let go.</param>
    /// <exception cref="EdgeLedger.Ledger.Store.StoreException">Damaged: this gateway must sign none.</exception>
    IReadOnlyList<Ballot> Open(Func<Hash256, bool> isFinal);

    /// <summary>Durable when it returns; only then may the ballot be sent.</summary>
    void Append(Ballot ballot);
}
