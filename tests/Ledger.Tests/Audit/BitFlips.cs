using EdgeLedger.Ledger.Audit;
using EdgeLedger.Ledger.Tests.Fixtures;

namespace EdgeLedger.Ledger.Tests.Audit;

/// <summary>Flips one bit after the other in a file of a store at rest, and asks the audit each time.</summary>
internal sealed class BitFlips(TestRegion region, TestFolder folder, string file)
{
    private readonly string _path = folder.File(file);

    public long Length => new FileInfo(_path).Length;

    /// <returns>The flips that the audit did not see, as "byte.bit"; empty is what must be.</returns>
    public List<string> FindUnseen(IEnumerable<(long Offset, int Bit)> flips)
    {
        var unseen = new List<string>();
        foreach (var (offset, bit) in flips)
        {
            var result = AuditWith(offset, bit);
            if (result.Ok || result.ErrorHeight is null)
            {
                unseen.Add($"{offset}.{bit} (page {(offset / 4096) + 1})");
            }
        }

        return unseen;
    }

    public AuditResult AuditWith(long offset, int bit)
    {
        Flip(offset, bit);
        try
        {
            return LedgerAudit.Verify(folder.Path, region.Genesis.Hash, region.Scheme);
        }
        finally
        {
            Flip(offset, bit);
        }
    }

    public static IEnumerable<(long Offset, int Bit)> EveryBit(long start, int bytes) =>
        from offset in Enumerable.Range(0, bytes)
        from bit in Enumerable.Range(0, 8)
        select (start + offset, bit);

    public IEnumerable<(long Offset, int Bit)> Anywhere(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (random.NextInt64(Length), random.Next(8)));

    private void Flip(long offset, int bit)
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = offset;
        var value = stream.ReadByte();
        stream.Position = offset;
        stream.WriteByte((byte)(value ^ (1 << bit)));
    }
}
