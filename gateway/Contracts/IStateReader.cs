namespace EdgeLedger.Contracts;

/// <summary>The ledger state as the rules see it: byte keys to byte values.</summary>
public interface IStateReader
{
    /// <returns>The value, or null where the key has none; the caller must not change it.</returns>
    byte[]? Find(ReadOnlySpan<byte> key);
}
