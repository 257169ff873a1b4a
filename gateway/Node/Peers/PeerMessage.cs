using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>One message between gateways; the number in each comment is the first member of its CBOR
/// array.</summary>
public abstract record PeerMessage
{
    /// <summary>1: the first message of each side.</summary>
    public sealed record Hello(ChainId Chain, Address Address, long Height) : PeerMessage;

    /// <summary>2: a block with its proposer's word for it.</summary>
    public sealed record BlockProposal(Proposal Proposal, Block Block) : PeerMessage;

    /// <summary>3.</summary>
    public sealed record BlockVote(Vote Vote) : PeerMessage;

    /// <summary>4: where the sender stands.</summary>
    /// <param name="Height">Last committed.</param>
    /// <param name="Round">Of the height after it.</param>
    public sealed record Status(long Height, int Round, int Step) : PeerMessage;

    /// <summary>5.</summary>
    public sealed record BlocksRequest(long From, int Count) : PeerMessage;

    /// <summary>6: consecutive blocks, each with its certificate.</summary>
    /// <param name="FirstHeld">The first block that the sender holds: those before it may be asked of others.</param>
    public sealed record BlocksResponse(long FirstHeld, IReadOnlyList<FetchedBlock> Blocks) : PeerMessage
    {
        /// <summary>The answer of a peer that does not hold what it was asked for.</summary>
        public static BlocksResponse None { get; } = new(1, []);
    }

    /// <summary>7: a transaction that somebody posted to the sender.</summary>
    public sealed record TransactionGossip(Transaction Transaction) : PeerMessage;

    /// <summary>7, too: a statement that somebody posted to the sender; not looked at yet.</summary>
    public sealed record StatementGossip(byte[] Bytes) : PeerMessage;

    /// <summary>7, too: what some gateway, often the sender, finds of statements.</summary>
    public sealed record BallotGossip(Ballot Ballot) : PeerMessage;

    /// <summary>8: a piece of a snapshot.</summary>
    /// <param name="Height">Block after which the snapshot was taken; 0 asks for the manifest of the newest.</param>
    /// <param name="Bucket">The first of the buckets that are wanted.</param>
    public sealed record SnapshotRequest(long Height, int Bucket) : PeerMessage;

    /// <summary>9: what the sender's newest snapshot is made of; null if it has none.</summary>
    public sealed record SnapshotOffer(SnapshotManifest? Manifest) : PeerMessage;

    /// <summary>10: consecutive buckets; none if the sender does not have that snapshot any more.</summary>
    public sealed record SnapshotPiece(long Height, int Bucket, IReadOnlyList<byte[]> Contents) : PeerMessage;
}
