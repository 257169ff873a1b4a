using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Voting;

/// <summary>Votes and proposals of the height after the present one, until it begins.</summary>
/// <remarks>Bounded for each peer: a faulty one displaces its own messages only. What is lost is sent
/// again.</remarks>
internal sealed class EarlyMessages(int peers)
{
    private const int VotesKept = 64;
    private const int ProposalsKept = 2;

    private readonly List<PeerMessage.BlockVote>[] _votes =
        [.. Enumerable.Range(0, peers).Select(_ => new List<PeerMessage.BlockVote>())];
    private readonly List<PeerMessage.BlockProposal>[] _proposals =
        [.. Enumerable.Range(0, peers).Select(_ => new List<PeerMessage.BlockProposal>())];

    private long _height;

    public void Add(int peer, long height, PeerMessage message)
    {
        if (height != _height) Clear(height);
        if (message is PeerMessage.BlockVote vote && _votes[peer].Count < VotesKept) _votes[peer].Add(vote);
        if (message is PeerMessage.BlockProposal proposal && _proposals[peer].Count < ProposalsKept)
        {
            _proposals[peer].Add(proposal);
        }
    }

    /// <summary>Hands out the messages of that height, proposals first, and forgets all.</summary>
    public IReadOnlyList<(int Peer, PeerMessage Message)> Take(long height)
    {
        var taken = new List<(int, PeerMessage)>();
        if (height == _height)
        {
            for (int peer = 0; peer < peers; peer++)
            {
                taken.AddRange(_proposals[peer].Select(one => (peer, (PeerMessage)one)));
            }

            for (int peer = 0; peer < peers; peer++)
            {
                taken.AddRange(_votes[peer].Select(one => (peer, (PeerMessage)one)));
            }
        }

        Clear(0);
        return taken;
    }

    private void Clear(long height)
    {
        _height = height;
        foreach (var votes in _votes) votes.Clear();
        foreach (var proposals in _proposals) proposals.Clear();
    }
}
