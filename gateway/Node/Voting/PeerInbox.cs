using EdgeLedger.Ledger;
using EdgeLedger.Ledger.Telemetry;
using EdgeLedger.Node.Peers;
using EdgeLedger.Node.Telemetry;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>Decodes and checks what peers send on the receiving threads, so that the vote's thread only
/// judges.</summary>
internal sealed class PeerInbox(
    Genesis genesis, ISignatureScheme scheme, RegionLedger ledger, BlockChecks checks, PeerDirectory directory,
    ConsensusDriver driver, IPeerTransport peers, Refusals refusals, Action<int, byte[]> statements, StageClock? stages)
    : IPeerReceiver
{
    private const int MostWaiting = 4096;

    private readonly PeerCodec _codec = new(ledger.ValidatorsAt);
    private readonly int[] _waiting = new int[PeerDirectory.Capacity];
    private readonly long[] _waitingBytes = new long[PeerDirectory.Capacity];
    private readonly long _mostWaitingBytes = 4L * (genesis.MaxBlockBytes + (8L << 20));

    public int Admit(Address gateway) => directory.Admit(gateway);

    public void PeerConnected(int peer) => driver.PeerConnected(peer);

    public void PeerDisconnected(int peer) => driver.PeerDisconnected(peer);

    public void StrangerRefused(string reason) => refusals.Add(reason);

    public void MessageReceived(int peer, byte[] message)
    {
        // Counted for each peer, so that a flood displaces the flooder's own messages and nobody else's.
        if (Volatile.Read(ref _waiting[peer]) >= MostWaiting
            || Volatile.Read(ref _waitingBytes[peer]) + message.Length > _mostWaitingBytes)
        {
            refusals.Add("PeerFlood", directory.Name(peer));
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
        if (message is PeerMessage.BlocksResponse response)
        {
            driver.BlocksArrived(peer, response);
            checks.Verify(response, fault =>
            {
                if (fault is not null) Refuse(peer, "PeerBadCertificate");
                driver.Receive(peer, fault is null ? response : PeerMessage.BlocksResponse.None, Handled);
            });
            return;
        }

        driver.Receive(peer, message, Handled);

        void Handled()
        {
            Interlocked.Decrement(ref _waiting[peer]);
            Interlocked.Add(ref _waitingBytes[peer], -length);
        }
    }

    /// <returns>Null for a good message, empty for one that is of no use.</returns>
    private string? FindFault(int peer, PeerMessage message)
    {
        long height = driver.Height;
        return message switch
        {
            PeerMessage.Hello hello when hello.Chain != genesis.Chain => "PeerWrongChain",
            PeerMessage.Hello hello when directory.Admit(hello.Address) != peer => "PeerWrongAddress",
            PeerMessage.BlockVote vote when vote.Vote.Height < height => "",
            PeerMessage.BlockVote vote => FindFault(peer, vote.Vote.Height, vote.Vote.Verify),
            PeerMessage.BlockProposal proposal when proposal.Proposal.Height < height => "",
            PeerMessage.BlockProposal proposal =>
                FindFault(peer, proposal.Proposal.Height, proposal.Proposal.Verify),
            PeerMessage.BallotGossip when !driver.TakeBallotTurn(peer) => "",
            // Of a gateway that does not vote here, or not yet: of no use.
            PeerMessage.BallotGossip gossip when ledger.Validators.IndexOf(gossip.Ballot.Gateway) < 0 => "",
            PeerMessage.BallotGossip gossip
                when !gossip.Ballot.Verify(ledger.Validators, genesis.Chain, scheme) => "PeerBadSignature",
            PeerMessage.SnapshotOffer or PeerMessage.SnapshotPiece when !driver.WantsSnapshot => "",
            PeerMessage.SnapshotOffer { Manifest: { } manifest }
                when manifest.FindFault(genesis, scheme) is not null => "PeerBadSnapshot",
            _ => null,
        };
    }

    // Who votes is known two heights ahead. A word about a later one cannot be checked; what it says for certain
    // is that its sender, whose key the connection has proven, claims to have the block before.
    private string? FindFault(int peer, long height, Func<ValidatorSet, ChainId, ISignatureScheme, bool> verify)
    {
        if (ledger.ValidatorsAt(height) is { } validators)
        {
            return verify(validators, genesis.Chain, scheme) ? null : "PeerBadSignature";
        }

        if (height > driver.Height) Hand(peer, new PeerMessage.Hello(genesis.Chain, default, height - 1), 0);
        return "";
    }

    private void Refuse(int peer, string reason)
    {
        refusals.Add(reason, directory.Name(peer));
        peers.Drop(peer);
    }
}
