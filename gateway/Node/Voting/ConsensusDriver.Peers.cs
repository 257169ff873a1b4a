using EdgeLedger.Consensus;
using EdgeLedger.Contracts;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging;

namespace EdgeLedger.Node.Voting;

// What goes to and comes from the other gateways: votes, and where each stands.
internal sealed partial class ConsensusDriver
{
    private const int RefusedTransactionsATick = 16;
    private const int IdleStatusSeconds = 10;
    private const int GossipSeconds = 3;

    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);

    private int _tick;

    /// <summary>Takes a decoded message whose signatures have been checked; from any thread.</summary>
    /// <param name="handled">Called when the vote's thread is done with it.</param>
    public void Receive(int peer, PeerMessage message, Action handled) => _loop.Post(() =>
    {
        Handle(peer, message);
        handled();
    });

    public void PeerConnected(int peer) => _loop.Post(() =>
    {
        _peerStates[peer].IsConnected = true;
        _fetch.Meet(peer);
        _peers.Send(peer, PeerCodec.Encode(
            new PeerMessage.Hello(_genesis.Chain, _signer.PublicKey.Address, _ledger.Height)));
        SendStatus(peer);
        foreach (var waiting in _transactions.All) _peers.Send(peer, PeerCodec.Encode(waiting));
        _data.Tell(peer);
    });

    public void PeerDisconnected(int peer) => _loop.Post(() =>
    {
        _peerStates[peer].IsConnected = false;
        _fetch.Forget(peer);
        _snapshot.Forget(peer);
        RequestBlocks();
    });

    private bool IsRunning => _machine.CurrentStep is not (ConsensusStep.Idle or ConsensusStep.Decided);

    private bool IsStalled => IsRunning && _time.GetElapsedTime(_movedTicks) > Stall;

    private void Handle(int peer, PeerMessage message)
    {
        switch (message)
        {
            case PeerMessage.Hello hello:
                LearnHeight(peer, hello.Height);
                break;
            case PeerMessage.Status status:
                OnStatus(peer, status);
                break;
            case PeerMessage.BlockProposal proposal:
                if (IsForNow(peer, proposal.Proposal.Height, proposal)) OnProposal(peer, proposal);
                break;
            case PeerMessage.BlockVote vote:
                if (IsForNow(peer, vote.Vote.Height, vote)) Step(new VoteReceived(vote.Vote));
                break;
            case PeerMessage.BlocksRequest or PeerMessage.SnapshotRequest:
                OnRequest(peer, message);
                break;
            case PeerMessage.BlocksResponse response:
                OnBlocks(peer, response);
                break;
            case PeerMessage.SnapshotOffer offer:
                _snapshot.Offer(peer, offer.Manifest);
                break;
            case PeerMessage.SnapshotPiece piece:
                OnPiece(peer, piece);
                break;
            case PeerMessage.TransactionGossip gossip:
                OnGossip(peer, gossip.Transaction);
                break;
            case PeerMessage.BallotGossip gossip:
                OnBallot(gossip.Ballot);
                break;
        }
    }

    // To refuse one costs signatures, and to find one final a whole block: whoever sends many such is heard again
    // after the next tick.
    private void OnGossip(int peer, Transaction transaction)
    {
        var state = _peerStates[peer];
        if (state.RefusedTransactions >= RefusedTransactionsATick) return;
        if (_transactions.Contains(transaction.Id)) return;
        TakeTransaction(transaction, tellPeers: false);
        if (!_transactions.Contains(transaction.Id)) state.RefusedTransactions++;
    }

    private bool IsForNow(int peer, long height, PeerMessage message)
    {
        if (height == _machine.Height) return true;
        if (height == _machine.Height + 1) _early.Add(peer, height, message);
        // Whoever votes on a height has committed the one before.
        if (height > _machine.Height + 1) LearnHeight(peer, height - 1);
        return false;
    }

    private void OnProposal(int peer, PeerMessage.BlockProposal message)
    {
        var block = message.Block;
        if (!_machine.CanUse(message.Proposal)) return;
        if (!_verdicts.TryGetValue(block.Hash, out var verdict))
        {
            var check = _ledger.Validate(block);
            verdict = check.IsValid ? BlockVerdict.Valid : BlockVerdict.Invalid;
            _verdicts[block.Hash] = verdict;
            if (!check.IsValid)
            {
                _refusals.Add("InvalidProposal", $"from {_directory.Name(peer)}: {check}");
            }
        }

        if (verdict == BlockVerdict.Valid && !BlockTime.IsTimely(_clock, block.Header, message.Proposal.Round))
        {
            verdict = BlockVerdict.Doubtful;
        }

        if (!TryDoubt(peer, message, ref verdict)) return;
        Step(new ProposalReceived(message.Proposal, block, verdict));
    }

    private void OnStatus(int peer, PeerMessage.Status status)
    {
        LearnHeight(peer, status.Height);
        if (status.Height < _ledger.Height)
        {
            if (_peerStates[peer].TakeStatusTurn()) SendStatus(peer);
        }
        else if (status.Height == _ledger.Height)
        {
            CompareRounds(peer, status);
        }
    }

    private void CompareRounds(int peer, PeerMessage.Status status)
    {
        var theirs = (status.Round, status.Step);
        var ours = (_machine.Round, (int)_machine.CurrentStep);
        bool isBehindUs = theirs.CompareTo(ours) < 0;
        if (IsRunning && (isBehindUs || IsStalled) && _peerStates[peer].TakeResendTurn()) Resend(peer);
        if (theirs.CompareTo(ours) > 0 && _peerStates[peer].TakeStatusTurn()) SendStatus(peer);
    }

    private void Resend(int peer)
    {
        foreach (var effect in _machine.Outstanding())
        {
            if (effect is BroadcastProposal proposal)
            {
                _peers.Send(peer, PeerCodec.Encode(proposal.Proposal, proposal.Block));
            }
            else if (effect is BroadcastVote vote)
            {
                _peers.Send(peer, PeerCodec.Encode(vote.Vote));
            }
        }
    }

    private void TellPeers()
    {
        _tick++;
        foreach (var state in _peerStates)
        {
            state.RefusedTransactions = 0;
            state.RenewBallotTurns();
        }

        Judge();
        _data.Tick(isTelling: _tick % GossipSeconds == 0);
        RequestBlocks();
        ConsiderSnapshot();
        if (_tick % GossipSeconds == 0) TellTransactions();
        bool isLively = IsStalled || IsWatching && _tick % 3 == 0 || _peerStates
            .Any(state => state.IsConnected && state.Height != _ledger.Height);
        if (!isLively && _tick % IdleStatusSeconds != 0) return;
        for (int peer = 0; peer < _peerStates.Length; peer++)
        {
            if (_peerStates[peer].IsConnected) SendStatus(peer);
        }
    }

    // A transaction that only one gateway knows would wait for that one's turn to propose while the others see
    // no reason for a block at all; and one that came before the one it builds on was refused.
    private void TellTransactions()
    {
        foreach (var waiting in _transactions.All) _peers.Broadcast(PeerCodec.Encode(waiting));
    }

    private void SendStatus(int peer) => _peers.Send(peer, PeerCodec.Encode(
        new PeerMessage.Status(_ledger.Height, _machine.Round, (int)_machine.CurrentStep)));
}
