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
        var random = region.Random;
        var empty = Valid(ledger, height, proposer)!;
        var header = empty.Header;
        return random.Below(12) switch
        {
            0 => Block.Create(header with { StateRoot = Noise() }, []),
            1 => Block.Create(header with { Previous = Noise() }, []),
            2 => Block.Create(header with { UnixMs = ledger.TipUnixMs - random.Below(2) }, []),
            3 => Block.Create(header with { ValidatorsHash = Noise() }, []),
            4 => Block.Create(header with { Proposer = Address.FromBytes(Noise().ToArray().AsSpan(0, 20)) }, []),
            5 => Block.Create(header with { Height = height + 1 }, []),
            6 => Block.Create(header with { Chain = new ChainId("elsewhere-0123456789abcdef") }, []),
            7 => Block.Create(header with { UnixMs = UnixMs() + 3_600_000 }, []),
            _ => WithBadEntries(ledger, proposer),
        };
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
