using System.Diagnostics.CodeAnalysis;
using System.Text;
using EdgeLedger.Ledger.Execution;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>Peer messages as deterministic CBOR arrays, [kind, …].</summary>
/// <remarks>A peer holds the key of a gateway and may still be faulty: nothing that it sends may throw
/// here.</remarks>
internal sealed partial class PeerCodec(Func<long, ValidatorSet?> validatorsAt)
{
    /// <summary>Most blocks in one response.</summary>
    public const int MaxBlocks = 64;

    private const int Hello = 1;
    private const int Proposing = 2;
    private const int Voting = 3;
    private const int Status = 4;
    private const int BlocksRequest = 5;
    private const int BlocksResponse = 6;
    private const int Gossip = 7;
    private const int SnapshotRequest = 8;
    private const int SnapshotOffer = 9;
    private const int SnapshotPiece = 10;

    /// <summary>For whoever knows that the gateways never change.</summary>
    public PeerCodec(ValidatorSet validators)
        : this(_ => validators)
    {
    }

    public static byte[] Encode(PeerMessage.Hello hello) => new CanonicalWriter(96)
        .WriteArray(4).WriteUnsigned(Hello).WriteText(hello.Chain.Value).WriteAddress(hello.Address)
        .WriteUnsigned(hello.Height).ToArray();

    public static byte[] Encode(Proposal proposal, Block block)
    {
        var writer = new CanonicalWriter(block.EncodedLength + 128)
            .WriteArray(6).WriteUnsigned(Proposing)
            .WriteUnsigned(proposal.Height).WriteUnsigned(proposal.Round).WriteInteger(proposal.ValidRound);
        block.Write(writer.WriteBytes(block.EncodedLength));
        return writer.WriteBytes(proposal.Signature).ToArray();
    }

    public static byte[] Encode(Vote vote)
    {
        var writer = new CanonicalWriter(160)
            .WriteArray(7).WriteUnsigned(Voting)
            .WriteUnsigned((long)vote.Type).WriteUnsigned(vote.Height).WriteUnsigned(vote.Round);
        if (vote.BlockHash is { } hash) writer.WriteHash(hash);
        else writer.WriteNull();
        return writer.WriteUnsigned(vote.ValidatorIndex).WriteBytes(vote.Signature).ToArray();
    }

    public static byte[] Encode(PeerMessage.Status status) => new CanonicalWriter(32)
        .WriteArray(4).WriteUnsigned(Status)
        .WriteUnsigned(status.Height).WriteUnsigned(status.Round).WriteUnsigned(status.Step).ToArray();

    public static byte[] Encode(PeerMessage.BlocksRequest request) => new CanonicalWriter(32)
        .WriteArray(3).WriteUnsigned(BlocksRequest)
        .WriteUnsigned(request.From).WriteUnsigned(request.Count).ToArray();

    public static byte[] EncodeBlocks(IReadOnlyList<(byte[] Block, byte[] Certificate)> blocks, long firstHeld = 1)
    {
        var writer = new CanonicalWriter(blocks.Sum(pair => pair.Block.Length + pair.Certificate.Length + 16) + 32)
            .WriteArray(3).WriteUnsigned(BlocksResponse).WriteUnsigned(firstHeld).WriteArray(blocks.Count);
        foreach (var (block, certificate) in blocks)
        {
            writer.WriteArray(2).WriteBytes(block).WriteBytes(certificate);
        }

        return writer.ToArray();
    }

    public static byte[] Encode(Transaction transaction) => new CanonicalWriter(transaction.Bytes.Length + 16)
        .WriteArray(3).WriteUnsigned(Gossip).WriteUnsigned((long)EntryKind.Transaction)
        .WriteBytes(transaction.Bytes.Span).ToArray();

    public static byte[] EncodeStatement(ReadOnlySpan<byte> statement) => new CanonicalWriter(statement.Length + 16)
        .WriteArray(3).WriteUnsigned(Gossip).WriteUnsigned((long)EntryKind.Statement)
        .WriteBytes(statement).ToArray();

    public static byte[] Encode(Ballot ballot)
    {
        byte[] bytes = ballot.Encode();
        return new CanonicalWriter(bytes.Length + 16)
            .WriteArray(3).WriteUnsigned(Gossip).WriteUnsigned((long)EntryKind.Ballot).WriteBytes(bytes).ToArray();
    }

    public bool TryDecode(byte[] bytes, [NotNullWhen(true)] out PeerMessage? message)
    {
        var reader = new CanonicalReader(bytes);
        message = null;
        if (!reader.TryReadArray(out int count) || !reader.TryReadUnsigned(SnapshotPiece, out long kind)) return false;
        message = ((int)kind, count) switch
        {
            (Hello, 4) => ReadHello(ref reader),
            (Proposing, 6) => ReadProposal(ref reader, bytes),
            (Voting, 7) => ReadVote(ref reader),
            (Status, 4) => ReadStatus(ref reader),
            (BlocksRequest, 3) => ReadBlocksRequest(ref reader),
            (BlocksResponse, 3) => ReadBlocks(ref reader, bytes),
            (Gossip, 3) => ReadGossip(ref reader, bytes),
            (SnapshotRequest, 3) => ReadSnapshotRequest(ref reader),
            (SnapshotOffer, 2) => ReadOffer(ref reader, bytes),
            (SnapshotPiece, 4) => ReadPiece(ref reader),
            _ => null,
        };
        return message is not null && reader.IsAtEnd;
    }

    private static PeerMessage.Hello? ReadHello(ref CanonicalReader reader)
    {
        if (!reader.TryReadText(out var chain) || chain.Length > 64) return null;
        string text = Encoding.UTF8.GetString(chain);
        return reader.TryReadAddress(out var address) && reader.TryReadUnsigned(out long height)
            ? new PeerMessage.Hello(new ChainId(text), address, height)
            : null;
    }

    private PeerMessage.BlockProposal? ReadProposal(ref CanonicalReader reader, byte[] bytes)
    {
        if (!(reader.TryReadUnsigned(out long height) && height > 0
            && reader.TryReadUnsigned(int.MaxValue, out long round)
            && reader.TryReadInteger(out long validRound) && validRound >= -1 && validRound < round
            && TryReadBlock(ref reader, bytes, out var block) && block.Header.Height == height
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var signature)))
        {
            return null;
        }

        // Where it is not known yet who votes, nobody's signature can be checked either.
        int proposer = validatorsAt(height)?.Proposer(height, (int)round) ?? -1;
        return new PeerMessage.BlockProposal(
            new Proposal(height, (int)round, block.Hash, (int)validRound, proposer, signature.ToArray()), block);
    }

    private static PeerMessage.BlockVote? ReadVote(ref CanonicalReader reader)
    {
        if (!(reader.TryReadUnsigned((long)VoteType.Precommit, out long type) && type > 0
            && reader.TryReadUnsigned(out long height) && height > 0
            && reader.TryReadUnsigned(int.MaxValue, out long round)))
        {
            return null;
        }

        Hash256? block = null;
        if (reader.IsNextNull) reader.TryReadNull();
        else if (reader.TryReadHash(out var hash)) block = hash;
        else return null;
        return reader.TryReadUnsigned(ValidatorSet.MaxCount - 1, out long index)
            && reader.TryReadBytes(Es256Scheme.SignatureSize, out var signature)
            ? new PeerMessage.BlockVote(
                new Vote((VoteType)type, height, (int)round, block, (int)index, signature.ToArray()))
            : null;
    }

    private static PeerMessage.Status? ReadStatus(ref CanonicalReader reader) =>
        reader.TryReadUnsigned(out long height)
        && reader.TryReadUnsigned(int.MaxValue, out long round)
        && reader.TryReadUnsigned(byte.MaxValue, out long step)
            ? new PeerMessage.Status(height, (int)round, (int)step)
            : null;

    private static PeerMessage.BlocksRequest? ReadBlocksRequest(ref CanonicalReader reader) =>
        reader.TryReadUnsigned(out long from) && from > 0
        && reader.TryReadUnsigned(MaxBlocks, out long count) && count > 0
            ? new PeerMessage.BlocksRequest(from, (int)count)
            : null;

    private static PeerMessage.BlocksResponse? ReadBlocks(ref CanonicalReader reader, byte[] bytes)
    {
        if (!reader.TryReadUnsigned(out long firstHeld) || firstHeld == 0) return null;
        if (!reader.TryReadArray(out int count) || count > MaxBlocks) return null;
        var blocks = new List<FetchedBlock>(count);
        for (int i = 0; i < count; i++)
        {
            if (!reader.TryReadArray(2L) || !TryReadBlock(ref reader, bytes, out var block)) return null;
            if (!reader.TryReadBytes(out var content)) return null;
            var certificateBytes = bytes.AsMemory(reader.Position - content.Length, content.Length);
            if (!Certificate.TryParse(certificateBytes, out var certificate)) return null;
            blocks.Add(new FetchedBlock(block, certificate));
        }

        return new PeerMessage.BlocksResponse(firstHeld, blocks);
    }

    private static PeerMessage? ReadGossip(ref CanonicalReader reader, byte[] bytes)
    {
        if (!reader.TryReadUnsigned((long)EntryKind.Ballot, out long kind)
            || !reader.TryReadBytes(out var content))
        {
            return null;
        }

        if (kind == (long)EntryKind.Statement)
        {
            return content.Length <= Statement.MaxBytes ? new PeerMessage.StatementGossip(content.ToArray()) : null;
        }

        var memory = bytes.AsMemory(reader.Position - content.Length, content.Length);
        if (kind == (long)EntryKind.Ballot)
        {
            return Ballot.TryParse(memory, out var ballot) ? new PeerMessage.BallotGossip(ballot) : null;
        }

        if (kind != (long)EntryKind.Transaction) return null;
        return Transaction.TryParse(memory, out var transaction)
            ? new PeerMessage.TransactionGossip(transaction)
            : null;
    }

    private static bool TryReadBlock(
        ref CanonicalReader reader, byte[] bytes, [NotNullWhen(true)] out Block? block)
    {
        block = null;
        return reader.TryReadBytes(out var content)
            && Block.TryParse(bytes.AsMemory(reader.Position - content.Length, content.Length), out block);
    }
}
