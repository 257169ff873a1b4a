using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.Store;

/// <summary>
/// Reads and writes the table <c>base</c>: part 0 is the checkpoint, parts 1 to 4,096 the buckets of the state.
/// </summary>
internal static class BaseRows
{
    public static Checkpoint? ReadCheckpoint(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM base WHERE part = 0";
        return command.ExecuteScalar() is not byte[] content ? null
            : Checkpoint.TryParse(content, out var checkpoint) ? checkpoint
            : throw new StoreCorruptException("the checkpoint that its state is certified by cannot be read");
    }

    public static StateSnapshot Read(SqliteConnection connection, Checkpoint checkpoint)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM base WHERE part > 0 ORDER BY part";
        using var row = command.ExecuteReader();
        var buckets = new List<byte[]>();
        while (row.Read())
        {
            buckets.Add((byte[])row[0]);
        }

        return new StateSnapshot(checkpoint, buckets);
    }

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, StateSnapshot snapshot)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO base(part, content) VALUES($part, $content)";
        var part = command.Parameters.Add("$part", SqliteType.Integer);
        var content = command.Parameters.Add("$content", SqliteType.Blob);
        (part.Value, content.Value) = (0, snapshot.Checkpoint.Encode());
        command.ExecuteNonQuery();
        for (var bucket = 0; bucket < snapshot.Buckets.Count; bucket++)
        {
            (part.Value, content.Value) = (bucket + 1, snapshot.Buckets[bucket]);
            command.ExecuteNonQuery();
        }
    }
}
