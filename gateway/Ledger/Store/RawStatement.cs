using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// A prepared statement without ADO.NET around it, which costs more than inserting a small row does.
/// </summary>
internal sealed class RawStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3 _database = connection.Handle!;
    private readonly sqlite3_stmt _statement = Prepare(connection.Handle!, sql);

    public RawStatement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    public RawStatement Bind(int place, long? value)
    {
        Check(value is { } number
            ? raw.sqlite3_bind_int64(_statement, place, number)
            : raw.sqlite3_bind_null(_statement, place));
        return this;
    }

    public RawStatement Bind(int place, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, place, value));
        return this;
    }

    /// <returns>Rows changed.</returns>
    public int Run()
    {
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        return result == raw.SQLITE_DONE ? raw.sqlite3_changes(_database) : throw Fault(_database, result);
    }

    /// <returns>The first column of the one row that the statement returns.</returns>
    public long RunForNumber()
    {
        var result = raw.sqlite3_step(_statement);
        var number = result == raw.SQLITE_ROW
            ? raw.sqlite3_column_int64(_statement, 0)
            : throw Fault(_database, result);

        // An INSERT that returns rows has done its work only when it has been stepped to its end.
        result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        return result == raw.SQLITE_DONE ? number : throw Fault(_database, result);
    }

    public void Dispose() => _statement.Dispose();

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        var result = raw.sqlite3_prepare_v2(database, sql, out var statement);
        return result == raw.SQLITE_OK ? statement : throw Fault(database, result);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Fault(_database, result);
        }
    }

    private static SqliteException Fault(sqlite3 database, int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result & 0xFF, result);
}
