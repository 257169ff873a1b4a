using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>The ballots of one process on a simulated disk.</summary>
internal sealed class SimulatedBallots(GatewayProcess process, SimulatedDisk disk) : IBallotJournal
{
    public IReadOnlyList<Ballot> Open(Func<BallotItem, bool> isPast)
    {
        process.Effect();
        disk.Ballots.RemoveAll(ballot => ballot.Items.All(isPast));
        return [.. disk.Ballots];
    }

    public void Append(Ballot ballot)
    {
        process.Effect(() => disk.AddUnsynced(ballot));
        disk.Add(ballot);
        process.Effect();
    }

    public void Dispose()
    {
    }
}
