using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Peers;

public sealed class PeerCodecTests
{
    private static readonly EcdsaSigner Key = EcdsaSigner.Create();
    private static readonly ValidatorSet Validators = new(Hash256.Zero, [Key.PublicKey]);
    private static readonly ChainId Chain = new("test-0011223344556677");
    private readonly PeerCodec _codec = new(Validators);

    public static TheoryData<byte[]> Messages()
    {
        var header = new BlockHeader(
            Chain, 7, 1000, Hash256.Zero, 0, Hash256.Zero, Hash256.Zero, Validators.Hash, Key.Address);
        var block = Block.Create(header, [new BlockEntry(EntryKind.Statement, new byte[] { 1, 2, 3 })]);
        var vote = Vote.Sign(Key, Chain, VoteType.Precommit, 7, 0, block.Hash, 0);
        var proposal = Proposal.Sign(Key, Chain, 7, 2, block.Hash, 1, 0);
        return
        [
            PeerCodec.Encode(new PeerMessage.Hello(Chain, Key.Address, 6)),
            PeerCodec.Encode(proposal, block),
            PeerCodec.Encode(vote),
            PeerCodec.Encode(Vote.Sign(Key, Chain, VoteType.Prevote, 7, 3, null, 0)),
            PeerCodec.Encode(new PeerMessage.Status(6, 1, 2)),
            PeerCodec.Encode(new PeerMessage.BlocksRequest(1, PeerCodec.MaxBlocks)),
            PeerCodec.Encode(Ballot.Sign(Key, Chain, BallotItem.Accept(new SignerLink(block.Hash, Key.Address, 1)))),
            PeerCodec.EncodeBlocks([(block.Encode(), Certificate.Of(Validators, [vote]).Encode())]),
            PeerCodec.EncodeBlocks([], firstHeld: 77),
            PeerCodec.Encode(new PeerMessage.SnapshotRequest(2000, 4095)),
            PeerCodec.EncodeOffer([]),
            PeerCodec.EncodePiece(2000, 7, BucketRun.Encode([[1, 2], [], [3]])),
        ];
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_comes_out_as_it_went_in(byte[] bytes)
    {
        Assert.True(_codec.TryDecode(bytes, out var message));

        byte[] again = message switch
        {
            PeerMessage.Hello hello => PeerCodec.Encode(hello),
            PeerMessage.BlockProposal proposal => PeerCodec.Encode(proposal.Proposal, proposal.Block),
            PeerMessage.BlockVote vote => PeerCodec.Encode(vote.Vote),
            PeerMessage.Status status => PeerCodec.Encode(status),
            PeerMessage.BlocksRequest request => PeerCodec.Encode(request),
            PeerMessage.BallotGossip gossip => PeerCodec.Encode(gossip.Ballot),
            PeerMessage.BlocksResponse response => PeerCodec.EncodeBlocks(
                [.. response.Blocks.Select(pair => (pair.Block.Encode(), pair.Certificate.Encode()))], response.FirstHeld),
            PeerMessage.SnapshotRequest request => PeerCodec.Encode(request),
            PeerMessage.SnapshotOffer offer => PeerCodec.EncodeOffer(offer.Manifest?.Encode() ?? []),
            PeerMessage.SnapshotPiece piece => PeerCodec.EncodePiece(
                piece.Height, piece.Bucket, BucketRun.Encode(piece.Contents)),
            _ => [],
        };
        Assert.Equal(bytes, again);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_truncation_and_every_extension_is_refused(byte[] bytes)
    {
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(_codec.TryDecode(bytes[..length], out _));
        }

        Assert.False(_codec.TryDecode([.. bytes, 0], out _));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Damage_never_throws(byte[] bytes)
    {
        var random = new Random(42);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. bytes];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            _codec.TryDecode(damaged, out _);
            random.NextBytes(damaged);
            _codec.TryDecode(damaged, out _);
        }
    }
}
