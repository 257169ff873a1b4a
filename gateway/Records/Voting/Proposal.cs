using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>A proposer's word for a block (arXiv:1807.04938, Algorithm 1, line 19).</summary>
/// <param name="ValidRound">Round in which the block already had a quorum of prevotes; -1 if none.</param>
[SuppressMessage("Performance", "CA1819", Justification = "Signatures are handed on, never changed.")]
public sealed record Proposal(
    long Height, int Round, Hash256 BlockHash, int ValidRound, int ValidatorIndex, byte[] Signature)
{
    public static Proposal Sign(
        ISigner signer, ChainId chain, long height, int round, Hash256 blockHash, int validRound,
        int validatorIndex)
    {
        var digest = SigningDigest(chain, height, round, blockHash, validRound);
        return new Proposal(height, round, blockHash, validRound, validatorIndex, signer.Sign(digest));
    }

    public Hash256 SigningDigest(ChainId chain) => SigningDigest(chain, Height, Round, BlockHash, ValidRound);

    /// <summary>SHA-256 of the Sig_structure over [height, round, block hash, valid round].</summary>
    public static Hash256 SigningDigest(
        ChainId chain, long height, int round, Hash256 blockHash, int validRound) =>
        VotingDigest.Of(chain, ContentType.Proposal, new CanonicalWriter(64)
            .WriteArray(4)
            .WriteUnsigned(height).WriteUnsigned(round).WriteHash(blockHash).WriteInteger(validRound)
            .WrittenSpan);

    /// <summary>Checks the signature, and that the round was this validator's to propose in.</summary>
    public bool Verify(ValidatorSet validators, ChainId chain, ISignatureScheme scheme) =>
        Height > 0 && Round >= 0 && ValidRound >= -1 && ValidRound < Round
        && ValidatorIndex == validators.Proposer(Height, Round)
        && scheme.Verify(validators[ValidatorIndex], SigningDigest(chain), Signature);
}
