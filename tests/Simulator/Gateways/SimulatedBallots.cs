using EdgeLedger.Node.Voting;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>The ballots of one process on a simulated disk.</summary>
internal sealed class SimulatedBallots(GatewayProcess process, SimulatedDisk disk) : IBallotJournal
{
    public IReadOnlyList<Ballot> Open(Func<Hash256, bool> isFinal)
    {
        process.Effect();
        disk.Ballots.RemoveAll(ballot => ballot.Items.All(item => isFinal(item.Statement)));
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
