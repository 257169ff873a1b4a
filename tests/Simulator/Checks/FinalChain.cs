using System.Numerics;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Checks;

/// <summary>The one chain of the region: every honest gateway's commits are held against it.</summary>
internal sealed class FinalChain(Region region)
{
    private readonly List<Block> _blocks = [];
    private readonly HashSet<Hash256> _goodCertificates = [];
    private readonly HashSet<Hash256> _sound = [];

    public long Height => _blocks.Count;

    public LedgerModel Model { get; } = new(region);

    /// <summary>An entry of a final block, most likely one that may not come again; null before the
    /// first.</summary>
    public BlockEntry? SomeEntry(Prng random)
    {
        if (_blocks.Count == 0) return null;
        var entries = random.Pick(_blocks).Entries;
        return entries.Count > 0 ? random.Pick(entries) : null;
    }

    /// <summary>Header time of that final block, or of the newest if it is not final yet; of genesis at
    /// 0.</summary>
    public long UnixMsAt(long height) => Math.Min(height, Height) is > 0 and var known
        ? _blocks[(int)known - 1].Header.UnixMs
        : region.Genesis.CreatedUnixMs;

    public bool Holds(Block block) =>
        block.Header.Height <= Height && _blocks[(int)block.Header.Height - 1].Hash == block.Hash;

    /// <summary>An honest gateway has made a block part of its ledger.</summary>
    public void OnCommitted(SimulatedGateway gateway, Block block, Certificate certificate)
    {
        long height = block.Header.Height;
        ViolationException.Unless(
            height == gateway.Committed + 1, $"{gateway.Name} commits block {height} after {gateway.Committed}");
        if (height == Height + 1) Append(block);
        ViolationException.Unless(
            Holds(block), $"one block per height: {gateway.Name} has another block {height}");
        CheckCertificate(block, certificate);
    }

    /// <summary>An honest gateway stands behind a block that nobody has decided on yet.</summary>
    /// <remarks>What one gateway alone lets pass never becomes final, and is a broken rule all the same.</remarks>
    /// <returns>The rule that the block breaks; null if none, or if its parent is no longer the newest.</returns>
    public string? FindBrokenRule(Block block)
    {
        if (block.Header.Height <= Height || !_sound.Add(block.Hash)) return null;
        try
        {
            Check(block, Model.Copy());
            return null;
        }
        catch (ViolationException broken)
        {
            return broken.Message;
        }
    }

    private void Append(Block block)
    {
        Check(block, Model);
        _blocks.Add(block);
    }

    private void Check(Block block, LedgerModel model)
    {
        var header = block.Header;
        var previous = _blocks.Count > 0 ? _blocks[^1] : null;
        var genesis = region.Genesis;
        var voters = model.Validators.At(header.Height);
        Must(Hash256.Of(header.Encode()) == block.Hash, header, "has the hash of its header");
        Must(header.Chain == genesis.Chain, header, "is of this chain");
        Must(header.Height == Height + 1, header, "follows the one before");
        Must(header.Previous == (previous?.Hash ?? genesis.Hash), header, "names the block before it");
        Must(header.UnixMs > (previous?.Header.UnixMs ?? genesis.CreatedUnixMs), header,
            "is later than its parent");
        Must(header.EntryCount == block.Entries.Count, header, "counts its entries");
        Must(header.MerkleRoot.ToArray().AsSpan().SequenceEqual(ModelMerkle.Root(block.Entries)), header,
            "has the Merkle root of its entries");
        Must(header.ValidatorsHash == voters.Hash, header, "names the gateways that voted");
        Must(voters.IndexOf(header.Proposer) >= 0, header, "was proposed by a gateway");
        Must(block.Entries.Count <= genesis.MaxBlockEntries, header, "holds no more entries than allowed");
        Must(block.Encode().Length <= genesis.MaxBlockBytes, header, "is no longer than allowed");
        model.Apply(block);
        Must(header.StateRoot.ToArray().AsSpan().SequenceEqual(model.StateRoot), header,
            "leads to its state root");
    }

    // [height, round, hash, bitmap, signatures]: more than two thirds, each a precommit by its own signer.
    private void CheckCertificate(Block block, Certificate certificate)
    {
        if (!_goodCertificates.Add(Hash256.Of(certificate.Encode()))) return;
        var header = block.Header;
        Must(certificate.Height == header.Height && certificate.BlockHash == block.Hash, header,
            "has its certificate");
        var validators = Model.Validators.At(header.Height);
        var digest = Vote.SigningDigest(
            region.Genesis.Chain, VoteType.Precommit, header.Height, certificate.Round, block.Hash);
        uint voters = 0;
        int next = 0;
        for (int i = 0; i < certificate.Bitmap.Length * 8; i++)
        {
            if ((certificate.Bitmap.Span[i / 8] & (1 << (i % 8))) == 0) continue;
            bool isGood = i < validators.Count && next < certificate.Signatures.Count && region.Keys.Scheme.Verify(
                validators.Keys[i], digest, certificate.Signatures[next].Span);
            Must(isGood, header, $"has a certificate with the precommit of gateway {i}");
            voters |= 1U << i;
            next++;
        }

        Must(next == certificate.Signatures.Count, header, "has as many signatures as voters");
        Must(validators.IsQuorum(voters), header,
            $"has a quorum behind it, not {BitOperations.PopCount(voters)} of {validators.Count}");
    }

    private static void Must(bool holds, BlockHeader header, string promise)
    {
        if (!holds) throw new ViolationException($"block {header.Height} {promise}");
    }
}
