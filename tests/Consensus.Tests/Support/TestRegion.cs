using EdgeLedger.Records;

namespace EdgeLedger.Consensus.Tests.Support;

/// <summary>A region of n gateways with the same keys in every run.</summary>
internal sealed class TestRegion
{
    private static readonly Lazy<PublicKey[]> Keys = new(() => [.. Enumerable.Range(1, 31).Select(KeyOf)]);

    public TestRegion(int gateways)
    {
        Validators = new ValidatorSet(GenesisHash, Keys.Value.Take(gateways));
        Signers = [.. Enumerable.Range(0, gateways).Select(index => new KeyedHashSigner(Validators[index]))];
    }

    public static Hash256 GenesisHash { get; } = Hash256.Of("genesis"u8);

    public static ChainId Chain { get; } = ChainId.Of("test", GenesisHash);

    public ValidatorSet Validators { get; }

    /// <summary>By validator index.</summary>
    public IReadOnlyList<KeyedHashSigner> Signers { get; }

    public int Count => Validators.Count;

    /// <summary>Blocks of different salt differ; nothing else about them matters to the votes.</summary>
    public Block BlockOf(long height, long salt, Hash256 previous = default, int proposer = 0) => Block.Create(
        new BlockHeader(
            Chain, height, 1_000_000 + salt, previous, 0, default, default, Validators.Hash,
            Validators[proposer].Address),
        []);

    public Vote Vote(VoteType type, long height, int round, Hash256? block, int validator) =>
        Records.Vote.Sign(Signers[validator], Chain, type, height, round, block, validator);

    public Proposal Proposal(long height, int round, Block block, int validRound, int? validator = null)
    {
        int proposer = validator ?? Validators.Proposer(height, round);
        return Records.Proposal.Sign(Signers[proposer], Chain, height, round, block.Hash, validRound, proposer);
    }

    private static PublicKey KeyOf(int number)
    {
        byte[] scalar = new byte[32];
        scalar[31] = (byte)number;
        using var signer = EcdsaSigner.FromScalar(scalar);
        return signer.PublicKey;
    }
}
