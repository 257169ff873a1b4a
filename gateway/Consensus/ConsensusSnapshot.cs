using System.Diagnostics.CodeAnalysis;
using System.Text;
using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>What must survive a restart for this gateway to keep its word at one height; CBOR.</summary>
/// <remarks>
/// [1, chain, height, proposals, round, silenced, locked round, locked hash or null, valid round, valid hash or
/// null, votes]; a vote is [type, round, hash or null, validator, signature], a proposal [round, valid round,
/// validator, signature, block]. Proposals come first because they are long and stay: a later save at the same
/// height differs in its end only, and a store need write no more than that.
/// Safety needs the own votes and the lock. The block of validValue and the polka behind it are kept for progress:
/// after a power cut in the whole region nobody else may have them, and without them a lock can never be proven.
/// </remarks>
internal sealed record ConsensusSnapshot
{
    private const int Version = 1;
    private const int Fields = 11;

    public required long Height { get; init; }

    public required int Round { get; init; }

    public required bool IsSilenced { get; init; }

    public required int LockedRound { get; init; }

    public required Hash256? LockedHash { get; init; }

    public required int ValidRound { get; init; }

    public required Hash256? ValidHash { get; init; }

    /// <summary>Own votes of the height and the prevotes behind validValue.</summary>
    public required IReadOnlyList<Vote> Votes { get; init; }

    /// <summary>The own proposal of the round and one that carries validValue.</summary>
    public required IReadOnlyList<(Proposal Proposal, Block Block)> Proposals { get; init; }

    public byte[] Encode(ChainId chain)
    {
        CanonicalWriter writer = new CanonicalWriter(4096 + Proposals.Sum(one => one.Block.EncodedLength + 256))
            .WriteArray(Fields).WriteUnsigned(Version).WriteText(chain.Value).WriteUnsigned(Height);
        WriteProposals(writer);
        writer.WriteUnsigned(Round).WriteUnsigned(IsSilenced ? 1 : 0).WriteInteger(LockedRound);
        WriteHash(writer, LockedHash);
        writer.WriteInteger(ValidRound);
        WriteHash(writer, ValidHash);
        writer.WriteArray(Votes.Count);
        foreach (Vote vote in Votes)
        {
            writer.WriteArray(5).WriteUnsigned((int)vote.Type).WriteUnsigned(vote.Round);
            WriteHash(writer, vote.BlockHash);
            writer.WriteUnsigned(vote.ValidatorIndex).WriteBytes(vote.Signature);
        }

        return writer.ToArray();
    }

    private void WriteProposals(CanonicalWriter writer)
    {
        writer.WriteArray(Proposals.Count);
        foreach ((Proposal proposal, Block block) in Proposals)
        {
            writer.WriteArray(5).WriteUnsigned(proposal.Round).WriteInteger(proposal.ValidRound)
                .WriteUnsigned(proposal.ValidatorIndex).WriteBytes(proposal.Signature);
            block.Write(writer.WriteBytes(block.EncodedLength));
        }
    }

    /// <exception cref="InvalidDataException">Damaged, or saved on another chain.</exception>
    public static ConsensusSnapshot Parse(byte[] bytes, ChainId chain) => TryParse(bytes, chain, out var snapshot)
        ? snapshot
        : throw new InvalidDataException("The saved consensus state is damaged or belongs to another chain.");

    private static bool TryParse(byte[] bytes, ChainId chain, [NotNullWhen(true)] out ConsensusSnapshot? snapshot)
    {
        snapshot = null;
        var reader = new CanonicalReader(bytes);
        if (!(reader.TryReadArray(Fields) && reader.TryReadExactly(Version)
            && reader.TryReadText(out var saved) && saved.SequenceEqual(Encoding.UTF8.GetBytes(chain.Value))
            && reader.TryReadUnsigned(out long height)
            && TryReadProposals(ref reader, bytes, height, out List<(Proposal Proposal, Block Block)> proposals)
            && reader.TryReadUnsigned(int.MaxValue, out long round)
            && reader.TryReadUnsigned(1, out long silenced)
            && TryReadRound(ref reader, out int lockedRound) && TryReadHash(ref reader, out Hash256? lockedHash)
            && TryReadRound(ref reader, out int validRound) && TryReadHash(ref reader, out Hash256? validHash)
            && TryReadVotes(ref reader, height, out List<Vote> votes)
            && reader.IsAtEnd
            && lockedRound >= 0 == lockedHash.HasValue && validRound >= 0 == validHash.HasValue
            && (validHash is null || proposals.Exists(carrier => carrier.Block.Hash == validHash))))
        {
            return false;
        }

        snapshot = new ConsensusSnapshot
        {
            Height = height,
            Round = (int)round,
            IsSilenced = silenced == 1,
            LockedRound = lockedRound,
            LockedHash = lockedHash,
            ValidRound = validRound,
            ValidHash = validHash,
            Votes = votes,
            Proposals = proposals,
        };
        return true;
    }

    private static bool TryReadVotes(ref CanonicalReader reader, long height, out List<Vote> votes)
    {
        votes = [];
        if (!reader.TryReadArray(out int count))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (!(reader.TryReadArray(5)
                && reader.TryReadUnsigned((int)VoteType.Precommit, out long type) && type > 0
                && reader.TryReadUnsigned(int.MaxValue, out long round)
                && TryReadHash(ref reader, out Hash256? block)
                && reader.TryReadUnsigned(int.MaxValue, out long validator)
                && reader.TryReadBytes(out var signature)))
            {
                return false;
            }

            votes.Add(new Vote((VoteType)type, height, (int)round, block, (int)validator, signature.ToArray()));
        }

        return true;
    }

    private static bool TryReadProposals(
        ref CanonicalReader reader, byte[] bytes, long height,
        out List<(Proposal Proposal, Block Block)> proposals)
    {
        proposals = [];
        if (!reader.TryReadArray(out int count))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (!(reader.TryReadArray(5)
                && reader.TryReadUnsigned(int.MaxValue, out long round)
                && TryReadRound(ref reader, out int validRound)
                && reader.TryReadUnsigned(int.MaxValue, out long validator)
                && reader.TryReadBytes(out var signature)
                && reader.TryReadBytes(out var encoded)
                && Block.TryParse(
                    bytes.AsMemory(reader.Position - encoded.Length, encoded.Length), out Block? block)))
            {
                return false;
            }

            var proposal = new Proposal(
                height, (int)round, block.Hash, validRound, (int)validator, signature.ToArray());
            proposals.Add((proposal, block));
        }

        return true;
    }

    private static bool TryReadRound(ref CanonicalReader reader, out int round)
    {
        bool isRead = reader.TryReadInteger(out long value) && value is >= -1 and <= int.MaxValue;
        round = (int)value;
        return isRead;
    }

    private static bool TryReadHash(ref CanonicalReader reader, out Hash256? hash)
    {
        hash = null;
        if (reader.IsNextNull)
        {
            return reader.TryReadNull();
        }

        bool isRead = reader.TryReadHash(out Hash256 value);
        hash = value;
        return isRead;
    }

    private static void WriteHash(CanonicalWriter writer, Hash256? hash)
    {
        if (hash is { } value)
        {
            writer.WriteHash(value);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
