using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Voting;

namespace EdgeLedger.Node.Hosting;

/// <summary>
/// What a gateway runs on. Two implementations: threads and a folder of this machine, and the simulator, where a
/// whole region runs in one thread.
/// </summary>
/// <remarks>Time comes with the region's clock, messages and boards with their links.</remarks>
internal interface IGatewayPlatform
{
    /// <summary>Whether work away from the vote has threads of its own; else whoever brings it does it.</summary>
    bool HasThreads { get; }

    IFirstStartToken FirstStart { get; }

    /// <summary>What this gateway has said of readings.</summary>
    IBallotJournal Ballots { get; }

    /// <summary>Folder for snapshots that are to survive a restart; null where they need not.</summary>
    string? SnapshotFolder => null;

    IEventLoop CreateVoteLoop();

    /// <exception cref="EdgeLedger.Ledger.Store.StoreException">One sentence for the operator.</exception>
    RegionLedger OpenLedger(GatewayNodeSettings settings, IVerifiedStatements verified);
}
