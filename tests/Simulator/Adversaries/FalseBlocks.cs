using EdgeLedger.Ledger;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Adversaries;

/// <summary>Blocks that an adversary makes on top of its own ledger.</summary>
/// <remarks>
/// That ledger believes every signature, so its state roots follow from whatever rules the gateways have left: a
/// block with a forged statement in it leads where its header says, and only the missing check can catch it.
/// </remarks>
internal sealed class FalseBlocks(Region region, FalseEntries falseEntries)
{
    /// <summary>A header that names another body than the one that comes with it; null if it cannot be.</summary>
    public (Hash256 Hash, byte[] Block)? Unrooted(RegionLedger ledger, long height, Address proposer)
    {
        if (Valid(ledger, height, proposer) is not { } block) return null;
        byte[] header = (block.Header with { MerkleRoot = Noise() }).Encode();
        byte[] bytes = new CanonicalWriter().WriteArray(2).WriteBytes(header).WriteArray(0).ToArray();
        return (Hash256.Of(header), bytes);
    }

    /// <summary>A valid block other than those known; null if the ledger stands elsewhere.</summary>
    public Block? Valid(RegionLedger ledger, long height, Address proposer) => ledger.Height + 1 == height
        ? ledger.Build([], Math.Max(UnixMs(), ledger.TipUnixMs + 1), proposer, out _)
        : null;

    /// <summary>A block that breaks some rule; null if the ledger stands elsewhere.</summary>
    public Block? Invalid(RegionLedger ledger, long height, Address proposer)
    {
        if (ledger.Height + 1 != height) return null;
        return region.Random.Chance(0.45)
            ? Flip(Valid(ledger, height, proposer)!)
            : WithBadEntries(ledger, proposer);
    }

    /// <summary>The same block but for one field of its header, or one entry that is there twice.</summary>
    public Block Flip(Block block)
    {
        var random = region.Random;
        var header = block.Header;
        long parentUnixMs = region.Chain.UnixMsAt(header.Height - 1);
        return random.Below(10) switch
        {
            0 => Block.Create(header with { StateRoot = Noise() }, block.Entries),
            1 or 2 => Block.Create(header with { Previous = Noise() }, block.Entries),
            3 => Block.Create(header with { UnixMs = parentUnixMs - random.Below(2) }, block.Entries),
            4 => Block.Create(header with { ValidatorsHash = Noise() }, block.Entries),
            5 => Block.Create(header with { Proposer = SomebodyElse() }, block.Entries),
            6 => Block.Create(header with { Height = header.Height + random.Pick([-1, 1]) }, block.Entries),
            7 => Block.Create(header with { Chain = new ChainId("elsewhere-0123456789abcdef") }, block.Entries),
            8 => Block.Create(header with { UnixMs = UnixMs() + random.Pick([2_400, 3_600_000]) }, block.Entries),
            _ => Block.Create(header, [.. block.Entries, .. block.Entries]),
        };
    }

    // A stranger, or a gateway that may vote at some other time.
    private Address SomebodyElse()
    {
        var random = region.Random;
        return random.Chance(0.5)
            ? Address.FromBytes(Noise().ToArray().AsSpan(0, 20))
            : random.Pick(region.Gateways).Key.PublicKey.Address;
    }

    // Everything that was ever signed or forged, in any order, with all that its own rules let pass.
    private Block WithBadEntries(RegionLedger ledger, Address proposer)
    {
        var random = region.Random;
        var entries = new List<BlockEntry>();
        for (int i = 0; i < 3; i++)
        {
            entries.Add(new BlockEntry(EntryKind.Statement, region.SomeStatement()));
            entries.Add(new BlockEntry(EntryKind.Statement, region.SomeBadStatement()));
        }

        if (random.Chance(0.5)) entries.Add(new BlockEntry(EntryKind.Transaction, region.SomeBadTransaction()));
        if (random.Chance(0.6)) entries.Add(falseEntries.Make(ledger.Height + 1));
        random.Shuffle(entries);
        var built = ledger.Build(entries, Math.Max(UnixMs(), ledger.TipUnixMs + 1), proposer, out _);
        if (built.Entries.Count > 0 || random.Chance(0.5)) return built;
        return Block.Create(built.Header, [.. entries.Take(1)]);
    }

    private long UnixMs() => region.UnixMs;

    private Hash256 Noise()
    {
        byte[] bytes = new byte[Hash256.Size];
        region.Random.Fill(bytes);
        return Hash256.FromBytes(bytes);
    }
}
