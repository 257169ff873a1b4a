using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Support;

/// <summary>Four machines at height 1 whose messages go exactly where the test lets them.</summary>
internal sealed class Quartet
{
    private readonly TestRegion _region = new(4);
    private readonly ConsensusMachine[] _machines;
    private readonly Queue<(int From, ConsensusEffect Message)> _sent = new();

    public Quartet()
    {
        _machines = [.. Enumerable.Range(0, 4).Select(turn => new ConsensusMachine(new ConsensusSettings
        {
            Signer = _region.Signers[_region.Validators.Proposer(1, turn)],
            Chain = TestRegion.Chain,
        }))];
        for (int turn = 0; turn < 4; turn++)
        {
            Do(turn, new HeightStarted(1, _region.Validators));
            Do(turn, new RoundZeroDue());
        }
    }

    /// <summary>Who hears whom; gateways are named by the round of their first turn to propose.</summary>
    public Func<int, int, ConsensusEffect, bool> Hears { get; set; } = (_, _, _) => true;

    /// <summary>What each gateway has decided.</summary>
    public Block?[] Decided { get; } = new Block?[4];

    public Block BlockOf(int salt) => _region.BlockOf(1, salt);

    public ConsensusMachine this[int turn] => _machines[turn];

    /// <summary>Gives a gateway one event, then lets everybody hear what follows from it.</summary>
    public void Tell(int turn, ConsensusEvent happened)
    {
        Do(turn, happened);
        while (_sent.TryDequeue(out var next))
        {
            for (int to = 0; to < 4; to++)
            {
                if (to != next.From && Hears(next.From, to, next.Message))
                {
                    Do(to, Received(next.Message));
                }
            }
        }
    }

    public void Elapse(int turn, TimeoutKind kind, int round) =>
        Tell(turn, new TimeoutElapsed(new ConsensusTimeout(kind, 1, round)));

    /// <summary>One gateway sends again what it finds outstanding, and all hear it.</summary>
    public void Resend(int turn)
    {
        foreach (ConsensusEffect message in _machines[turn].Outstanding())
        {
            for (int to = 0; to < 4; to++)
            {
                if (to != turn && Hears(turn, to, message))
                {
                    Tell(to, Received(message));
                }
            }
        }
    }

    private void Do(int turn, ConsensusEvent happened)
    {
        foreach (ConsensusEffect effect in _machines[turn].Step(happened))
        {
            if (effect is Decide decide)
            {
                Decided[turn] = decide.Block;
            }
            else if (effect is BroadcastVote or BroadcastProposal)
            {
                _sent.Enqueue((turn, effect));
            }
        }
    }

    private static ConsensusEvent Received(ConsensusEffect message) => message is BroadcastProposal sent
        ? new ProposalReceived(sent.Proposal, sent.Block, BlockVerdict.Valid)
        : new VoteReceived(((BroadcastVote)message).Vote);
}
