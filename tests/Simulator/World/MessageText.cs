using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.World;

/// <summary>Messages and blocks in words, for the trace.</summary>
internal static class MessageText
{
    public static string Of(PeerMessage message) => message switch
    {
        PeerMessage.Hello hello => $"hello at height {hello.Height}",
        PeerMessage.BlockProposal proposal =>
            $"proposal h{proposal.Proposal.Height} r{proposal.Proposal.Round} "
            + $"vr{proposal.Proposal.ValidRound}: {Of(proposal.Block)}",
        PeerMessage.BlockVote { Vote: var vote } =>
            $"{(vote.Type == VoteType.Prevote ? "prevote" : "precommit")} h{vote.Height} r{vote.Round} "
            + $"{Short(vote.BlockHash)} of g{vote.ValidatorIndex}",
        PeerMessage.Status status => $"status: height {status.Height}, round {status.Round}, step {status.Step}",
        PeerMessage.BlocksRequest request => $"asks for {request.Count} blocks from {request.From}",
        PeerMessage.BlocksResponse response =>
            $"blocks: {string.Join("; ", response.Blocks.Select(one => Of(one.Block)))}",
        PeerMessage.TransactionGossip gossip => $"transaction {Short(gossip.Transaction.Id)}",
        PeerMessage.BallotGossip { Ballot: var ballot } => $"ballot of {ballot.Gateway}: " + string.Join(
            " ", ballot.Items.Select(item => $"{(item.Accepts ? "accept" : "reject")} {Short(item.Statement)}")),
        PeerMessage.StatementGossip gossip => $"statement of {gossip.Bytes.Length} bytes",
        _ => message.GetType().Name,
    };

    public static string Of(Block block) =>
        $"block {block.Header.Height} {Short(block.Hash)} at {block.Header.UnixMs % 10_000_000} ms with "
        + (block.Entries.Count == 0 ? "nothing" : string.Join(" ", block.Entries.Select(entry => entry.Kind)));

    private static string Short(Hash256? hash) => hash is { } value ? value.ToString()[..8] : "nil";
}
