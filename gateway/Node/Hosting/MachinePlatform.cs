using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Node.Voting;

namespace EdgeLedger.Node.Hosting;

/// <summary>Threads of this process and the data folder of the settings.</summary>
internal sealed class MachinePlatform(string dataPath) : IGatewayPlatform
{
    public bool HasThreads => true;

    public IFirstStartToken FirstStart { get; } = new FirstStartFile(dataPath);

    public IBallotJournal Ballots { get; } = new BallotFile(dataPath);

    public string? SnapshotFolder { get; } = Path.Combine(dataPath, "snapshots");

    public IEventLoop CreateVoteLoop() => new EventLoop("vote");

    public RegionLedger OpenLedger(GatewayNodeSettings settings, IVerifiedStatements verified) =>
        RegionLedger.Open(dataPath, settings.Genesis, settings.Scheme, verified, settings.Stages);
}
