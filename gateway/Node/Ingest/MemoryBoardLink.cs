using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>Boards in the gateway's own process: for simulations and benchmarks.</summary>
public sealed class MemoryBoardLink : IBoardLink
{
    private Action<byte[], BoardSource?>? _receiver;

    /// <summary>A head frame for a board.</summary>
    public event Action<Address, byte[]>? HeadSent;

    public bool IsConnected => _receiver is not null;

    /// <summary>
    /// Hands a statement to the gateway, which may drop it when it is busy; nobody may write to the bytes afterwards.
    /// </summary>
    public void Publish(byte[] statement, BoardSource? source = null) => _receiver?.Invoke(statement, source);

    public void Start(Action<byte[], BoardSource?> receiver) => _receiver = receiver;

    public void SendHead(Address board, byte[] frame) => HeadSent?.Invoke(board, frame);

    /// <summary>A roster frame for a board.</summary>
    public event Action<Address, byte[]>? RosterSent;

    public void SendRoster(Address board, byte[] frame) => RosterSent?.Invoke(board, frame);

    /// <summary>A line for a board's shell.</summary>
    public event Action<Address, string>? ShellLineSent;

    /// <summary>A technician's statement for a board.</summary>
    public event Action<Address, ReadOnlyMemory<byte>>? SettingSent;

    public event Action<Address, string>? Answered;

    public void SendShellLine(Address board, string line) => ShellLineSent?.Invoke(board, line);

    public void SendSetting(Address board, ReadOnlyMemory<byte> statement) => SettingSent?.Invoke(board, statement);

    /// <summary>A board's answer, as it would come over the broker.</summary>
    public void Answer(Address board, string text) => Answered?.Invoke(board, text);

    public void Dispose() => _receiver = null;
}
