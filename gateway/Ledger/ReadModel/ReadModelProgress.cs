using EdgeLedger.Records;
using Microsoft.Data.Sqlite;

namespace EdgeLedger.Ledger.ReadModel;

/// <summary>How far a read model has come, and of which ledger.</summary>
internal sealed record ReadModelProgress(long Height, Hash256 BlockHash, Hash256 Genesis, long StateHeight)
{
    public static ReadModelProgress Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT height, block_hash, genesis, state_height FROM progress WHERE item = 1";
        using var row = command.ExecuteReader();
        return row.Read()
            ? new ReadModelProgress(
                row.GetInt64(0), Hash256.FromBytes((byte[])row[1]), Hash256.FromBytes((byte[])row[2]),
                row.GetInt64(3))
            : throw new InvalidDataException("The read model says nothing of its progress.");
    }
}
