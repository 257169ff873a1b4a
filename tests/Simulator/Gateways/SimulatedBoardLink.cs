using EdgeLedger.Node.Ingest;
using EdgeLedger.Records;
using EdgeLedger.Simulator.World;

namespace EdgeLedger.Simulator.Gateways;

/// <summary>One process's link to the boards: statements in, heads out.</summary>
internal sealed class SimulatedBoardLink(GatewayProcess process, Region region) : IBoardLink
{
    private Action<byte[], BoardSource?>? _receiver;

    public event Action<Address, string>? Answered
    {
        add { }
        remove { }
    }

    public bool IsConnected => _receiver is not null;

    public void Start(Action<byte[], BoardSource?> receiver) => _receiver = receiver;

    public void Deliver(byte[] statement, BoardSource? source) => _receiver?.Invoke(statement, source);

    public void SendHead(Address board, byte[] frame) => region.OnHead(process, board, frame);

    public void SendRoster(Address board, byte[] frame)
    {
    }

    public void SendShellLine(Address board, string line)
    {
    }

    public void SendSetting(Address board, ReadOnlyMemory<byte> statement)
    {
    }

    public void Dispose() => _receiver = null;
}
