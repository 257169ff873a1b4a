namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>A cell of a table b-tree page.</summary>
/// <param name="Key">The row's integer key; in an interior page the largest key of the child.</param>
/// <param name="Page">Interior: the child page. Leaf: the first overflow page, or 0.</param>
/// <param name="PayloadBytes">Leaf: length of the whole record, overflow included.</param>
/// <param name="Local">Leaf: the part of the record in this page.</param>
/// <param name="Raw">The cell as it stands in the page.</param>
internal readonly record struct TableCell(
    long Key, int Page, long PayloadBytes, ReadOnlyMemory<byte> Local, ReadOnlyMemory<byte> Raw);
