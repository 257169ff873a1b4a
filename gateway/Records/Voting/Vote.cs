using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>One gateway's word in one step of one round.</summary>
/// <remarks>
/// Not a statement: it links to no chain and names no signer, so that a certificate can carry bare signatures over
/// the one payload that all of its voters signed.
/// </remarks>
/// <param name="BlockHash">Null: for no block in this round.</param>
/// <param name="ValidatorIndex">Place among the validators, ascending by address.</param>
[SuppressMessage("Performance", "CA1819", Justification = "Signatures are handed on, never changed.")]
public sealed record Vote(
    VoteType Type, long Height, int Round, Hash256? BlockHash, int ValidatorIndex, byte[] Signature)
{
    /// <summary>Signs a vote; whoever calls makes it durable before sending it.</summary>
    public static Vote Sign(
        ISigner signer, ChainId chain, VoteType type, long height, int round, Hash256? blockHash,
        int validatorIndex)
    {
        var digest = SigningDigest(chain, type, height, round, blockHash);
        return new Vote(type, height, round, blockHash, validatorIndex, signer.Sign(digest));
    }

    public Hash256 SigningDigest(ChainId chain) => SigningDigest(chain, Type, Height, Round, BlockHash);

    /// <summary>SHA-256 of the Sig_structure over [type, height, round, block hash or null].</summary>
    public static Hash256 SigningDigest(
        ChainId chain, VoteType type, long height, int round, Hash256? blockHash) =>
        VotingDigest.Of(chain, ContentType.Vote, EncodePayload(type, height, round, blockHash));

    /// <summary>Checks form and signature of a vote from a peer, whatever numbers it holds.</summary>
    public bool Verify(ValidatorSet validators, ChainId chain, ISignatureScheme scheme) =>
        Type is VoteType.Prevote or VoteType.Precommit && Height > 0 && Round >= 0
        && ValidatorIndex >= 0 && ValidatorIndex < validators.Count
        && scheme.Verify(validators[ValidatorIndex], SigningDigest(chain), Signature);

    internal static byte[] EncodePayload(VoteType type, long height, int round, Hash256? blockHash)
    {
        var writer = new CanonicalWriter(64)
            .WriteArray(4).WriteUnsigned((long)type).WriteUnsigned(height).WriteUnsigned(round);
        return (blockHash is Hash256 hash ? writer.WriteHash(hash) : writer.WriteNull()).ToArray();
    }

    internal static bool TryReadPayload(
        ref CanonicalReader reader, out VoteType type, out long height, out int round, out Hash256? blockHash)
    {
        (type, height, round, blockHash) = (default, 0, 0, null);
        if (!(reader.TryReadArray(4)
            && reader.TryReadUnsigned((long)VoteType.Precommit, out long kind) && kind > 0
            && reader.TryReadUnsigned(out height) && height > 0
            && reader.TryReadUnsigned(int.MaxValue, out long number)))
        {
            return false;
        }

        (type, round) = ((VoteType)kind, (int)number);
        if (reader.IsNextNull) return reader.TryReadNull();
        if (!reader.TryReadHash(out var hash)) return false;
        blockHash = hash;
        return true;
    }
}
