using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>Reads and writes the rows of <c>meta</c>.</summary>
internal static class StoreMeta
{
    public static ReadOnlyMemory<byte> Read(SqliteConnection connection, MetaItem item)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM meta WHERE item = $item";
        command.Parameters.AddWithValue("$item", (int)item);
        return command.ExecuteScalar() is byte[] content && SealedValue.TryOpen(content, out var value)
            ? value
            : throw new StoreCorruptException($"entry {item} of table meta is missing or damaged");
    }

    public static int Write(SqliteConnection connection, MetaItem item, ReadOnlySpan<byte> value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO meta(item, content) VALUES($item, $content) "
            + "ON CONFLICT(item) DO UPDATE SET content = excluded.content";
        command.Parameters.AddWithValue("$item", (int)item);
        command.Parameters.AddWithValue("$content", SealedValue.Seal(value));
        return command.ExecuteNonQuery();
    }
}
