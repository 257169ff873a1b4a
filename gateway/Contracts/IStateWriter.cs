namespace EdgeLedger.Contracts;

/// <summary>State that may be changed; what is put is not copied and must not be changed afterwards.</summary>
public interface IStateWriter : IStateReader
{
    void Put(byte[] key, byte[] value);
}
