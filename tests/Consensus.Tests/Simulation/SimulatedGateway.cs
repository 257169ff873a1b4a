using EdgeLedger.Consensus.Tests.Support;
using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Simulation;

/// <summary>A driver of one machine: keeps the README's contract, may die between any two effects.</summary>
internal sealed class SimulatedGateway(SimulatedRegion region, int index, FaultKind kind)
{
    private const int ResendMs = 300;

    private readonly List<(Block Block, Certificate Certificate)> _chain = [];
    private byte[]? _saved;
    private ConsensusMachine? _machine;
    private int _life;

    public bool IsHonest => kind == FaultKind.Honest;

    public bool IsUp => _machine is not null;

    public long Height => _chain.Count;

    public int Round => _machine?.Round ?? -1;

    /// <summary>Chance to die before each effect.</summary>
    public double CrashChance { get; set; }

    private Hash256 Tip => _chain.Count == 0 ? TestRegion.GenesisHash : _chain[^1].Block.Hash;

    public void Start()
    {
        _life++;
        if (kind == FaultKind.Amnesiac)
        {
            _saved = null;
        }

        _machine = new ConsensusMachine(new ConsensusSettings
        {
            Signer = region.Keys.Signers[index],
            Chain = TestRegion.Chain,
            Restored = _saved,
            Timeouts = SimulatedRegion.Timeouts,
        });
        EnterNextHeight();
        Resend();
    }

    public void Crash()
    {
        _life++;
        _machine = null;
    }

    public void Receive(int from, PeerMessage message)
    {
        if (_machine is null)
        {
            return;
        }

        switch (message)
        {
            case PeerMessage.Proposed proposed when proposed.Proposal.Height == _machine.Height:
                Do(new ProposalReceived(proposed.Proposal, proposed.Block, Judge(proposed.Block)));
                break;
            case PeerMessage.Voted voted when voted.Vote.Height == _machine.Height:
                Do(new VoteReceived(voted.Vote));
                break;
            case PeerMessage.Resent resent:
                OnResent(from, resent);
                break;
            case PeerMessage.Blocks blocks:
                OnBlocks(blocks.Chain);
                break;
        }
    }

    private void OnResent(int from, PeerMessage.Resent resent)
    {
        if (resent.Committed < Height)
        {
            region.Send(index, from, new PeerMessage.Blocks(_chain[(int)resent.Committed..]));
            return;
        }

        foreach (ConsensusEffect effect in resent.Outstanding)
        {
            Receive(from, SimulatedRegion.AsMessage(effect));
        }
    }

    private void OnBlocks(IReadOnlyList<(Block Block, Certificate Certificate)> chain)
    {
        bool hasGrown = false;
        foreach ((Block block, Certificate certificate) in chain)
        {
            if (block.Header.Height == Height + 1 && block.Header.Previous == Tip)
            {
                Commit(block, certificate);
                hasGrown = true;
            }
        }

        if (hasGrown)
        {
            EnterNextHeight();
        }
    }

    private BlockVerdict Judge(Block block)
    {
        if (block.Header.Previous != Tip || block.Header.Height != Height + 1)
        {
            return BlockVerdict.Invalid;
        }

        return region.Chance(region.Network.IsCalm ? 0 : 0.05) ? BlockVerdict.Doubtful : BlockVerdict.Valid;
    }

    private void Commit(Block block, Certificate certificate)
    {
        bool isProven = certificate.Verify(
            region.Keys.Validators, TestRegion.Chain, KeyedHashScheme.Instance, out string? error);
        region.Watch.Require(isProven, $"gateway {index} holds a bad certificate: {error}");
        _chain.Add((block, certificate));
        if (IsHonest)
        {
            region.Watch.Decided(block, certificate);
        }
    }

    private void EnterNextHeight()
    {
        Do(new HeightStarted(Height + 1, region.Keys.Validators));
        bool isPoolEmpty = region.Chance(0.2);
        Later(isPoolEmpty ? 3_000 : region.Random.Next(200), () => Do(new RoundZeroDue()));
    }

    private void Resend()
    {
        if (_machine is not null && region.Keys.Count > 1)
        {
            int peer = (index + region.Random.Next(1, region.Keys.Count)) % region.Keys.Count;
            region.Send(index, peer, new PeerMessage.Resent(Height, _machine.Outstanding()));
            Later(ResendMs, Resend);
        }
    }

    private void Do(ConsensusEvent happened)
    {
        bool isDecided = false;
        foreach (ConsensusEffect effect in _machine!.Step(happened))
        {
            if (region.Chance(CrashChance))
            {
                Crash();
                region.RestartLater(this);
                return;
            }

            CarryOut(effect);
            isDecided |= effect is Decide;
        }

        if (isDecided)
        {
            EnterNextHeight();
        }
    }

    private void CarryOut(ConsensusEffect effect)
    {
        switch (effect)
        {
            case SaveState save:
                _saved = save.Snapshot;
                break;
            case BroadcastProposal sent:
                region.Broadcast(index, new PeerMessage.Proposed(sent.Proposal, sent.Block), IsHonest);
                break;
            case BroadcastVote sent:
                region.Broadcast(index, new PeerMessage.Voted(sent.Vote), IsHonest);
                break;
            case StartTimeout start:
                Later((long)start.After.TotalMilliseconds, () => Do(new TimeoutElapsed(start.Timeout)));
                break;
            case RequestValue request when !region.Chance(region.Network.IsCalm ? 0 : 0.1):
                Later(region.Random.Next(60), () => Do(new ValueReady(
                    request.Height, request.Round, region.NewBlock(request.Height, Tip, index))));
                break;
            case Decide decide:
                Commit(decide.Block, decide.Certificate);
                break;
            case ReportEquivocation report:
                region.OnReport(report);
                break;
        }
    }

    // Nothing that was planned in one life happens in the next.
    private void Later(long milliseconds, Action action)
    {
        int life = _life;
        region.Network.After(milliseconds, () =>
        {
            if (life == _life && IsUp)
            {
                action();
            }
        });
    }
}
