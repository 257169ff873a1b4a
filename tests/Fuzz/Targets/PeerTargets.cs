using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Tests.Support;

namespace EdgeLedger.Fuzz.Targets;

/// <summary>What gateways say to one another.</summary>
internal static class PeerTargets
{
    public static IEnumerable<FuzzTarget> All()
    {
        var genesis = GenesisOfTheVectors();
        var codec = new PeerCodec(genesis.Validators);
        return [new("peer", [.. Seeds(genesis)], bytes =>
            codec.TryDecode(bytes, out var message) ? Encode(message) : null)];
    }

    /// <summary>Names of messages that no seed is one of: there are none.</summary>
    public static IEnumerable<string> KindsWithoutSeed()
    {
        var genesis = GenesisOfTheVectors();
        var codec = new PeerCodec(genesis.Validators);
        var seeded = Seeds(genesis)
            .Select(seed => codec.TryDecode(seed, out var message) ? message.GetType() : null);
        return typeof(PeerMessage).GetNestedTypes().Except(seeded).Select(kind => kind!.Name);
    }

    private static Genesis GenesisOfTheVectors() =>
        Genesis.TryParse(GoldenVectors.Bytes("certificates", "genesisHex")[0], out var genesis, out string? error)
            ? genesis
            : throw new InvalidDataException(error);

    private static IEnumerable<byte[]> Seeds(Genesis genesis)
    {
        byte[] block = GoldenVectors.Bytes("blocks", "blockHex")[0];
        byte[] certificate = GoldenVectors.Bytes("certificates", "certificateHex")[0];
        byte[] signature = new byte[64];
        byte[] transaction = GoldenVectors.Bytes("transactions", "transactionHex")[0];
        if (!Block.TryParse(block, out var parsed) || !Transaction.TryParse(transaction, out var enrolment))
        {
            throw new InvalidDataException("The golden vectors do not parse.");
        }

        yield return PeerCodec.Encode(new PeerMessage.Hello(genesis.Chain, genesis.Validators[0].Address, 7));
        yield return PeerCodec.Encode(
            new Proposal(parsed.Header.Height, 3, parsed.Hash, 1, 0, signature), parsed);
        yield return PeerCodec.Encode(new Vote(VoteType.Prevote, 5, 2, null, 1, signature));
        yield return PeerCodec.Encode(new Vote(VoteType.Precommit, 5, 2, parsed.Hash, 3, signature));
        yield return PeerCodec.Encode(new PeerMessage.Status(12, 3, 2));
        yield return PeerCodec.Encode(new PeerMessage.BlocksRequest(3, 10));
        yield return PeerCodec.EncodeBlocks([(block, certificate)]);
        yield return PeerCodec.EncodeBlocks([], firstHeld: 12);
        yield return PeerCodec.Encode(new PeerMessage.SnapshotRequest(1000, 17));
        yield return PeerCodec.EncodeOffer([]);
        yield return PeerCodec.EncodePiece(1000, 17, BucketRun.Encode([[1, 2, 3], [], [4]]));
        yield return PeerCodec.Encode(enrolment);
        yield return PeerCodec.EncodeStatement(GoldenVectors.Bytes("statements", "statementHex")[0]);
        yield return Ballot.TryParse(GoldenVectors.Bytes("ballots", "ballotHex")[1], out var ballot)
            ? PeerCodec.Encode(ballot)
            : throw new InvalidDataException("A golden ballot does not parse.");
    }

    private static byte[] Encode(PeerMessage message) => message switch
    {
        PeerMessage.Hello hello => PeerCodec.Encode(hello),
        PeerMessage.BlockProposal proposal => PeerCodec.Encode(proposal.Proposal, proposal.Block),
        PeerMessage.BlockVote vote => PeerCodec.Encode(vote.Vote),
        PeerMessage.Status status => PeerCodec.Encode(status),
        PeerMessage.BlocksRequest request => PeerCodec.Encode(request),
        PeerMessage.BlocksResponse response => PeerCodec.EncodeBlocks(
            [.. response.Blocks.Select(pair => (pair.Block.Encode(), pair.Certificate.Encode()))], response.FirstHeld),
        PeerMessage.SnapshotRequest request => PeerCodec.Encode(request),
        PeerMessage.SnapshotOffer offer => PeerCodec.EncodeOffer(offer.Manifest?.Encode() ?? []),
        PeerMessage.SnapshotPiece piece => PeerCodec.EncodePiece(
            piece.Height, piece.Bucket, BucketRun.Encode(piece.Contents)),
        PeerMessage.TransactionGossip gossip => PeerCodec.Encode(gossip.Transaction),
        PeerMessage.BallotGossip gossip => PeerCodec.Encode(gossip.Ballot),
        PeerMessage.StatementGossip gossip => PeerCodec.EncodeStatement(gossip.Bytes),
        _ => throw new NotSupportedException($"{message.GetType().Name} has no place among the targets."),
    };
}
