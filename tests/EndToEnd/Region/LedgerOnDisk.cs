using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>What a gateway's ledger.db says after the run, read block by block.</summary>
internal sealed class LedgerOnDisk
{
    private readonly List<Hash256> _blocks = [];
    private readonly Dictionary<Address, List<Reading>> _readings = [];
    private readonly Dictionary<Address, List<Reading>> _told = [];

    /// <summary>Block hashes from height 1.</summary>
    public IReadOnlyList<Hash256> Blocks => _blocks;

    /// <summary>By signer, in the order of the ledger.</summary>
    public IReadOnlyDictionary<Address, List<Reading>> Readings => _readings;

    /// <summary>As <see cref="Readings"/>, with those that the gateways put on a quarantine list.</summary>
    public IReadOnlyDictionary<Address, List<Reading>> Told => _told;

    public static LedgerOnDisk Open(RegionData data, int gateway)
    {
        using var store = LedgerStore.Open(data.Gateway(gateway), data.Genesis);
        var ledger = new LedgerOnDisk();
        for (long height = 1; height <= store.Height; height++)
        {
            var block = store.GetBlock(height)!.Block;
            ledger._blocks.Add(block.Hash);
            foreach (var entry in block.Entries) ledger.Take(entry);
        }

        return ledger;
    }

    /// <summary>Height of the block that quarantines a statement.</summary>
    public static long HeightOf(string folder, Genesis genesis, Hash256 statement)
    {
        using var store = LedgerStore.Open(folder, genesis);
        for (long height = 1; height <= store.Height; height++)
        {
            bool isThere = store.GetBlock(height)!.Block.Entries.Any(entry => entry.Kind == EntryKind.Quarantine
                && Quarantine.TryParse(entry.Bytes, out var quarantine) && quarantine.Statement.Id == statement);
            if (isThere) return height;
        }

        throw new InvalidDataException($"{statement} is in no block of {folder}");
    }

    private void Take(BlockEntry entry)
    {
        if (entry.Kind == EntryKind.Statement)
        {
            Assert.True(Statement.TryParse(entry.Bytes, out var statement));
            Take(statement, _readings);
            Take(statement, _told);
        }
        else if (entry.Kind == EntryKind.Quarantine)
        {
            Assert.True(Quarantine.TryParse(entry.Bytes, out var quarantine));
            Take(quarantine.Statement, _told);
        }
    }

    private static void Take(Statement statement, Dictionary<Address, List<Reading>> readings)
    {
        if (statement.ContentType != ContentType.Reading) return;
        Assert.True(ReadingPayload.TryParse(statement.Payload, out var few));
        if (!readings.TryGetValue(statement.Signer, out var all)) readings[statement.Signer] = all = [];
        all.AddRange(few);
    }

    /// <summary>No reading lost, none twice: each meter's periods follow one another without a gap.</summary>
    public void AssertGapless(int periodSeconds)
    {
        Assert.NotEmpty(Readings);
        foreach (var (signer, list) in Readings)
        {
            for (int i = 1; i < list.Count; i++)
            {
                Assert.True(
                    list[i].UnixSeconds == list[i - 1].UnixSeconds + periodSeconds,
                    $"{signer}: reading {i} at {list[i].UnixSeconds} after {list[i - 1].UnixSeconds}");
                Assert.True(
                    list[i].ImportWh >= list[i - 1].ImportWh,
                    $"{signer}: the register runs backwards at {i}");
                Assert.Equal(0u, list[i].Lost);
            }
        }
    }
}
