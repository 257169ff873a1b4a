using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Boards in the gateway's own process: for simulations and benchmarks.</summary>
public sealed class MemoryBoardLink : IBoardLink
{
    private Action<byte[], BoardSource?>? _receiver;

    /// <summary>A head frame for a board.</summary>
    public event Action<Address, byte[]>? HeadSent;

    public bool IsConnected => _receiver is not null;

    /// <summary>Hands a statement to the gateway; nobody may write to the bytes afterwards. Blocks while its
    /// queue is full.</summary>
    public void Publish(byte[] statement) => _receiver?.Invoke(statement, null);

    public void Start(Action<byte[], BoardSource?> receiver) => _receiver = receiver;

    public void SendHead(Address board, byte[] frame) => HeadSent?.Invoke(board, frame);

    public void Dispose() => _receiver = null;
}
