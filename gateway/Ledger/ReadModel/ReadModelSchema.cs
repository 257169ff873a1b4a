namespace EdgeLedger.Ledger.ReadModel;

/// <summary>
/// Tables of <c>readmodel.db</c>: derived from the blocks, thrown away and rebuilt whenever in doubt.
/// </summary>
internal static class ReadModelSchema
{
    /// <summary>Counted up with every change of the tables: an older file is rebuilt, not migrated.</summary>
    public const int Version = 4;

    // An entry is found by the first eight bytes of its id as an integer key, the cheapest index there is; the
    // next free number is taken where two ids begin alike, and whoever looks up compares the whole id.
    //
    // Readings stay together as their statement brought them, by the time of its first: a row a reading would cost as
    // much for each as for a whole statement. Which rows may hold readings of a time follows from the longest stretch
    // of time in one statement of the device, its span.
    public const string Create = """
        CREATE TABLE progress(
            item INTEGER PRIMARY KEY, height INTEGER NOT NULL, block_hash BLOB NOT NULL, genesis BLOB NOT NULL,
            state_height INTEGER NOT NULL);
        CREATE TABLE entry(key INTEGER PRIMARY KEY, height INTEGER NOT NULL, place INTEGER NOT NULL);
        CREATE TABLE device(
            id INTEGER PRIMARY KEY, address BLOB NOT NULL UNIQUE, statements INTEGER NOT NULL,
            readings INTEGER NOT NULL, lost INTEGER NOT NULL, quarantined INTEGER NOT NULL, last_unix INTEGER, last_wh INTEGER,
            span INTEGER NOT NULL);
        CREATE TABLE reading(
            device INTEGER NOT NULL, unix INTEGER NOT NULL, seq INTEGER NOT NULL, last_unix INTEGER NOT NULL,
            height INTEGER NOT NULL, count INTEGER NOT NULL, payload BLOB NOT NULL,
            PRIMARY KEY(device, unix, seq)) WITHOUT ROWID;
        CREATE TABLE quarantine(
            height INTEGER NOT NULL, place INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
            id BLOB NOT NULL, rejects INTEGER NOT NULL, accepts INTEGER NOT NULL, reasons INTEGER NOT NULL,
            PRIMARY KEY(height, place)) WITHOUT ROWID;
        CREATE TABLE state(key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        """;
}
