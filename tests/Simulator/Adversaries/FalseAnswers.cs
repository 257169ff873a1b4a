using EdgeLedger.Ledger;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>Answers to a gateway that is behind: final blocks among which one is not what it should be.</summary>
/// <remarks>Each leaves one check to stand between a gateway and what it must not take.</remarks>
internal sealed class FalseAnswers(Region region, IAgreementKey key, FalseBlocks falseBlocks)
{
    private readonly Prng _random = region.Random;

    /// <summary>What the asker wants, but for one block or certificate.</summary>
    public byte[] Spoil(IReadOnlyList<(Block Block, Certificate Certificate)> blocks)
    {
        var answer = blocks.Select(one => (one.Block.Encode(), one.Certificate.Encode())).ToList();
        if (blocks.Count == 0) return PeerCodec.EncodeBlocks(answer);
        int at = _random.Below(blocks.Count);
        var (block, certificate) = blocks[at];
        switch (_random.Below(10))
        {
            case 0:
                answer.RemoveAt(at);
                break;
            case 1:
                answer.Insert(at, answer[at]);
                break;
            case 2:
                answer[at] = (answer[at].Item1, answer[_random.Below(answer.Count)].Item2);
                break;
            case 3:
                answer[at] = Forged(falseBlocks.Flip(block));
                break;
            case 4:
                byte[] changed = [.. answer[at].Item1];
                changed[_random.Below(changed.Length)] ^= (byte)(1 << _random.Below(8));
                answer[at] = (changed, answer[at].Item2);
                break;
            default:
                answer[at] = (answer[at].Item1, Spoil(block, certificate));
                break;
        }

        return PeerCodec.EncodeBlocks(answer);
    }

    /// <summary>A block that nobody voted for, under a certificate that is none; null if it cannot be.</summary>
    public byte[]? Invent(RegionLedger ledger)
    {
        long height = ledger.Height + 1;
        var self = key.PublicKey.Address;
        var block = _random.Chance(0.5)
            ? falseBlocks.Valid(ledger, height, self)
            : falseBlocks.Invalid(ledger, height, self);
        return block is null ? null : PeerCodec.EncodeBlocks([Forged(block)]);
    }

    // Precommits of the adversaries alone, or those and forged ones of all others.
    private (byte[] Block, byte[] Certificate) Forged(Block block)
    {
        var header = block.Header;
        var keys = KeysAt(header.Height);
        bool isForged = _random.Chance(0.5);
        var votes = new List<(int Voter, byte[] Signature)>();
        for (int i = 0; i < keys.Count; i++)
        {
            var accomplice = region.Gateways.FirstOrDefault(
                one => !one.IsHonest && one.Key.PublicKey.Equals(keys[i]));
            if (accomplice is null && !isForged) continue;
            votes.Add((i, Sign(accomplice?.Key ?? key, header.Height, block)));
        }

        return (block.Encode(), Encode(header.Height, 0, block.Hash, keys.Count, votes));
    }

    private byte[] Spoil(Block block, Certificate certificate)
    {
        long height = certificate.Height;
        int round = certificate.Round;
        int count = KeysAt(height).Count;
        var votes = VotesOf(certificate);
        switch (_random.Below(6))
        {
            case 0:
                // One short of a quorum, however many there are.
                int quorum = (2 * count / 3) + 1;
                votes = [.. votes.OrderBy(_ => _random.Next()).Take(quorum - 1).OrderBy(vote => vote.Voter)];
                break;
            case 1:
                round++;
                break;
            case 2:
                // The same precommit under two names.
                votes = [.. votes.Select(vote => (vote.Voter, votes[0].Signature))];
                break;
            case 3:
                // Whose name is in the bitmap who does not exist, unless there are eight.
                votes.Add(((8 * ((count + 7) / 8)) - 1, new byte[Es256Scheme.SignatureSize]));
                break;
            case 4:
                byte[] signature = [.. votes[0].Signature];
                signature[_random.Below(signature.Length)] ^= 1;
                votes[0] = (votes[0].Voter, signature);
                break;
            default:
                // Prevotes are no precommits.
                var prevotes = region.Conspiracy.PrevotesFor(height, round, block.Hash);
                if (prevotes.Count == 0) break;
                votes = [.. prevotes.Select(vote => (vote.ValidatorIndex, vote.Signature))];
                break;
        }

        return Encode(height, round, block.Hash, count, votes);
    }

    private static List<(int Voter, byte[] Signature)> VotesOf(Certificate certificate)
    {
        var votes = new List<(int, byte[])>();
        for (int i = 0; i < certificate.Bitmap.Length * 8; i++)
        {
            if (certificate.HasVoteOf(i)) votes.Add((i, certificate.Signatures[votes.Count].ToArray()));
        }

        return votes;
    }

    // [height, round, hash, bitmap, signatures]; what this writes the records' own encoder would refuse to.
    private static byte[] Encode(
        long height, int round, Hash256 block, int validators, List<(int Voter, byte[] Signature)> votes)
    {
        byte[] bitmap = new byte[(validators + 7) / 8];
        foreach (var (voter, _) in votes) bitmap[voter / 8] |= (byte)(1 << (voter % 8));
        var writer = new CanonicalWriter().WriteArray(5)
            .WriteUnsigned(height).WriteUnsigned(round).WriteHash(block).WriteBytes(bitmap)
            .WriteArray(votes.Count);
        foreach (var (_, signature) in votes) writer.WriteBytes(signature);
        return writer.ToArray();
    }

    private byte[] Sign(IAgreementKey signer, long height, Block block) =>
        Vote.Sign(signer, region.Genesis.Chain, VoteType.Precommit, height, 0, block.Hash, 0).Signature;

    private IReadOnlyList<PublicKey> KeysAt(long height) => region.Chain.Model.Validators.At(height).Keys;
}
