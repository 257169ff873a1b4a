using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>What a gateway's ledger.db says after the run, read block by block.</summary>
internal sealed class LedgerOnDisk
{
    private LedgerOnDisk(IReadOnlyList<Hash256> blocks, IReadOnlyDictionary<Address, List<Reading>> readings)
    {
        Blocks = blocks;
        Readings = readings;
    }

    /// <summary>Block hashes from height 1.</summary>
    public IReadOnlyList<Hash256> Blocks { get; }

    /// <summary>By signer, in the order of the ledger.</summary>
    public IReadOnlyDictionary<Address, List<Reading>> Readings { get; }

    public static LedgerOnDisk Open(RegionData data, int gateway)
    {
        using var store = LedgerStore.Open(data.Gateway(gateway), data.Genesis);
        var blocks = new List<Hash256>();
        var readings = new Dictionary<Address, List<Reading>>();
        for (long height = 1; height <= store.Height; height++)
        {
            var block = store.GetBlock(height)!.Block;
            blocks.Add(block.Hash);
            foreach (var entry in block.Entries.Where(e => e.Kind == EntryKind.Statement))
            {
                Assert.True(Statement.TryParse(entry.Bytes, out var statement));
                if (statement.ContentType != ContentType.Reading) continue;
                Assert.True(ReadingPayload.TryParse(statement.Payload, out var few));
                if (!readings.TryGetValue(statement.Signer, out var all)) readings[statement.Signer] = all = [];
                all.AddRange(few);
            }
        }

        return new LedgerOnDisk(blocks, readings);
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
