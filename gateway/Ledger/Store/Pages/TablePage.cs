using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>
/// A page of a table b-tree, read strictly (sqlite.org/fileformat2.html, 1.6), and its canonical form.
/// </summary>
/// <remarks>
/// The canonical form follows from the cells alone: no free blocks, no fragments, the cells packed from the end of
/// the page downwards in key order, zeros between. A page in that form has no bit that means nothing.
/// </remarks>
internal sealed class TablePage
{
    private const byte LeafType = 0x0D;
    private const byte InteriorType = 0x05;
    private const int LeafHeaderBytes = 8;
    private const int InteriorHeaderBytes = 12;
    private const int MaxLocal = StoreLayout.PageBytes - 35;
    private const int MinLocal = ((StoreLayout.PageBytes - 12) * 32 / 255) - 23;

    private TablePage(ReadOnlyMemory<byte> bytes, int start, bool isLeaf, int rightmost, TableCell[] cells)
    {
        Bytes = bytes;
        Start = start;
        IsLeaf = isLeaf;
        Rightmost = rightmost;
        Cells = cells;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>100 in page 1, where the file header stands before; else 0.</summary>
    public int Start { get; }

    public bool IsLeaf { get; }

    /// <summary>Interior: the child with the largest keys; else 0.</summary>
    public int Rightmost { get; }

    public IReadOnlyList<TableCell> Cells { get; }

    public bool IsCanonical => Canonical().AsSpan().SequenceEqual(Bytes.Span);

    public static bool TryParse(ReadOnlyMemory<byte> bytes, int number, [NotNullWhen(true)] out TablePage? page)
    {
        page = null;
        var start = number == 1 ? FileHeader.Bytes : 0;
        var span = bytes.Span;
        var isLeaf = span[start] == LeafType;
        if (bytes.Length != StoreLayout.PageBytes || (!isLeaf && span[start] != InteriorType))
        {
            return false;
        }

        var array = start + (isLeaf ? LeafHeaderBytes : InteriorHeaderBytes);
        var count = BinaryPrimitives.ReadUInt16BigEndian(span[(start + 3)..]);
        if (array + (2 * count) > span.Length)
        {
            return false;
        }

        var cells = new TableCell[count];
        for (var index = 0; index < count; index++)
        {
            int offset = BinaryPrimitives.ReadUInt16BigEndian(span[(array + (2 * index))..]);
            if (offset < array + (2 * count) || offset >= span.Length
                || !TryReadCell(bytes[offset..], isLeaf, out cells[index])
                || (index > 0 && cells[index].Key <= cells[index - 1].Key))
            {
                return false;
            }
        }

        var rightmost = isLeaf ? 0 : BinaryPrimitives.ReadInt32BigEndian(span[(start + 8)..]);
        page = new TablePage(bytes, start, isLeaf, rightmost, cells);
        return true;
    }

    /// <summary>The page as it should be; the file header before it, in page 1, is kept.</summary>
    public byte[] Canonical()
    {
        var page = new byte[StoreLayout.PageBytes];
        Bytes.Span[..Start].CopyTo(page);
        var array = Start + (IsLeaf ? LeafHeaderBytes : InteriorHeaderBytes);
        var content = page.Length;
        for (var index = 0; index < Cells.Count; index++)
        {
            var raw = Cells[index].Raw.Span;
            content -= raw.Length;
            if (content < array + (2 * Cells.Count))
            {
                // Cells that overlap: such a page has no canonical form and differs from any.
                return [];
            }

            raw.CopyTo(page.AsSpan(content));
            BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(array + (2 * index)), (ushort)content);
        }

        page[Start] = IsLeaf ? LeafType : InteriorType;
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(Start + 3), (ushort)Cells.Count);
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(Start + 5), (ushort)content);
        if (!IsLeaf)
        {
            BinaryPrimitives.WriteInt32BigEndian(page.AsSpan(Start + 8), Rightmost);
        }

        return page;
    }

    private static bool TryReadCell(ReadOnlyMemory<byte> bytes, bool isLeaf, out TableCell cell)
    {
        cell = default;
        return isLeaf ? TryReadLeafCell(bytes, out cell) : TryReadInteriorCell(bytes, out cell);
    }

    private static bool TryReadInteriorCell(ReadOnlyMemory<byte> bytes, out TableCell cell)
    {
        cell = default;
        if (bytes.Length <= sizeof(int)
            || !SqliteVarint.TryRead(bytes.Span[sizeof(int)..], out var key, out var length))
        {
            return false;
        }

        var child = BinaryPrimitives.ReadInt32BigEndian(bytes.Span);
        cell = new TableCell(key, child, 0, default, bytes[..(sizeof(int) + length)]);
        return true;
    }

    private static bool TryReadLeafCell(ReadOnlyMemory<byte> bytes, out TableCell cell)
    {
        cell = default;
        if (!SqliteVarint.TryRead(bytes.Span, out var payload, out var first) || payload < 0
            || !SqliteVarint.TryRead(bytes.Span[first..], out var key, out var second))
        {
            return false;
        }

        var start = first + second;
        var local = LocalBytes(payload);
        var end = start + local + (local < payload ? sizeof(int) : 0);
        if (end > bytes.Length)
        {
            return false;
        }

        var overflow = local < payload ? BinaryPrimitives.ReadInt32BigEndian(bytes.Span[(start + local)..]) : 0;
        cell = new TableCell(key, overflow, payload, bytes.Slice(start, local), bytes[..end]);
        return true;
    }

    // sqlite.org/fileformat2.html, 1.6, "Cell payload overflow": table leaf.
    private static int LocalBytes(long payload)
    {
        if (payload <= MaxLocal)
        {
            return (int)payload;
        }

        var some = MinLocal + (int)((payload - MinLocal) % (StoreLayout.PageBytes - 4));
        return some <= MaxLocal ? some : MinLocal;
    }
}
