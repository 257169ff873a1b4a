namespace EdgeLedger.Ledger.Store;

/// <summary>Rows of the table <c>meta</c>; each content is the SHA-256 of a value, then the value.</summary>
internal enum MetaItem
{
    /// <summary>The genesis file.</summary>
    Genesis = 1,

    /// <summary>
    /// Version of the SQLite library that last wrote (four bytes), as its file header claims it.
    /// </summary>
    SqliteVersion = 2,

    /// <summary>One byte: 1 once this gateway may vote (DESIGN: first start).</summary>
    VotingAllowed = 3,
}
