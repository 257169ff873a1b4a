namespace EdgeLedger.Ledger.State;

/// <summary>One key and its present value.</summary>
internal sealed class StateEntry(byte[] key, byte[] value, int bucket)
{
    public byte[] Key { get; } = key;

    public byte[] Value { get; set; } = value;

    public int Bucket { get; } = bucket;
}
