using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>
/// This gateway's own ballots, which it may never contradict, over restarts too. Two implementations: a file, and
/// the simulator's disk.
/// </summary>
internal interface IBallotJournal : IDisposable
{
    /// <summary>All that were signed about statements of which one may still be asked.</summary>
    /// <param name="isPast">Whether nobody asks about a statement any more: ballots about such alone are let go,
    /// now and whenever the journal has grown. Called on the caller's thread only.</param>
    /// <exception cref="EdgeLedger.Ledger.Store.StoreException">Damaged: this gateway must sign none.</exception>
    IReadOnlyList<Ballot> Open(Func<BallotItem, bool> isPast);

    /// <summary>Durable when it returns; only then may the ballot be sent.</summary>
    void Append(Ballot ballot);
}
