using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>Decodes and checks what peers send on the receiving threads, so that the vote's thread only
/// judges.</summary>
internal sealed class PeerInbox(
    Genesis genesis, ISignatureScheme scheme, ConsensusDriver driver, IPeerTransport peers, Refusals refusals,
    Action<int, byte[]> statements, StageClock? stages)
    : IPeerReceiver
{
    private const int MostWaiting = 4096;

    private readonly PeerCodec _codec = new(genesis.Validators);
    private readonly int[] _waiting = new int[genesis.Validators.Count];
    private readonly long[] _waitingBytes = new long[genesis.Validators.Count];
    private readonly long _mostWaitingBytes = 4L * (genesis.MaxBlockBytes + (8L << 20));

    public void PeerConnected(int peer) => driver.PeerConnected(peer);

    public void PeerDisconnected(int peer) => driver.PeerDisconnected(peer);

    public void StrangerRefused(string reason) => refusals.Add(reason);

    public void MessageReceived(int peer, byte[] message)
    {
        // Counted for each peer, so that a flood displaces the flooder's own messages and nobody else's.
        if (Volatile.Read(ref _waiting[peer]) >= MostWaiting
            || Volatile.Read(ref _waitingBytes[peer]) + message.Length > _mostWaitingBytes)
        {
            refusals.Add("PeerFlood", Name(peer));
            return;
        }

        using var _ = StageClock.Measure(stages, Stage.Peers);
        if (!_codec.TryDecode(message, out var decoded))
        {
            Refuse(peer, "PeerMessageMalformed");
            return;
        }

        if (decoded is PeerMessage.StatementGossip gossip)
        {
            statements(peer, gossip.Bytes);
            return;
        }

        string? fault = FindFault(peer, decoded);
        if (fault is null) Hand(peer, decoded, message.Length);
        else if (fault.Length > 0) Refuse(peer, fault);
    }

    private void Hand(int peer, PeerMessage message, int length)
    {
        Interlocked.Increment(ref _waiting[peer]);
        Interlocked.Add(ref _waitingBytes[peer], length);
        driver.Receive(peer, message, () =>
        {
            Interlocked.Decrement(ref _waiting[peer]);
            Interlocked.Add(ref _waitingBytes[peer], -length);
        });
    }

    /// <returns>Null for a good message, empty for one that is merely old.</returns>
    private string? FindFault(int peer, PeerMessage message)
    {
        long height = driver.Height;
        return message switch
        {
            PeerMessage.Hello hello when hello.Chain != genesis.Chain => "PeerWrongChain",
            PeerMessage.Hello hello when hello.Address != genesis.Validators[peer].Address => "PeerWrongAddress",
            PeerMessage.BlockVote vote when vote.Vote.Height < height => "",
            PeerMessage.BlockVote vote when !vote.Vote.Verify(genesis.Validators, genesis.Chain, scheme) =>
                "PeerBadSignature",
            PeerMessage.BlockProposal proposal when proposal.Proposal.Height < height => "",
            PeerMessage.BlockProposal proposal
                when !proposal.Proposal.Verify(genesis.Validators, genesis.Chain, scheme) => "PeerBadSignature",
            PeerMessage.BallotGossip when !driver.TakeBallotTurn(peer) => "",
            PeerMessage.BallotGossip gossip
                when !gossip.Ballot.Verify(genesis.Validators, genesis.Chain, scheme) => "PeerBadSignature",
            PeerMessage.BlocksResponse response => FindFault(response, height),
            _ => null,
        };
    }

    private string? FindFault(PeerMessage.BlocksResponse response, long height)
    {
        foreach (var (block, certificate) in response.Blocks)
        {
            if (block.Header.Height < height) continue;
            bool isGood = certificate.Height == block.Header.Height && certificate.BlockHash == block.Hash
                && certificate.Verify(genesis.Validators, genesis.Chain, scheme, out _);
            if (!isGood) return "PeerBadCertificate";
        }

        return null;
    }

    private void Refuse(int peer, string reason)
    {
        refusals.Add(reason, Name(peer));
        peers.Drop(peer);
    }

    private string Name(int peer) => $"gateway {genesis.Validators[peer].Address}";
}
