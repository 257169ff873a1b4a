namespace EdgeLedger.Node.Voting;

/// <summary>
/// Carries out what is posted to it, in order, and what is scheduled, when it is due; one action at a time. Two
/// implementations: a thread, and the simulator's queue.
/// </summary>
/// <remarks>
/// All state of the vote belongs to the loop, so none of it needs a lock. An action that throws is a broken
/// invariant or a store that no longer writes: the loop ends, and with it the gateway.
/// </remarks>
internal interface IEventLoop : IDisposable
{
    /// <summary>Completes when the loop has ended; with the exception if one ended it.</summary>
    Task Ended { get; }

    void Start();

    /// <summary>May be called from any thread.</summary>
    void Post(Action action);

    void Schedule(TimeSpan after, Action action);

    /// <summary>Carries out a function on the loop and answers with its result.</summary>
    Task<T> AskAsync<T>(Func<T> question);
}
