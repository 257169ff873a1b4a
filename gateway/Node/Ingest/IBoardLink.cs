using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>The way between boards and a gateway. Two implementations: a broker, and memory.</summary>
public interface IBoardLink : IDisposable
{
    bool IsConnected { get; }

    /// <summary>
    /// Starts handing over statements; the receiver never blocks: what finds no room is dropped and sent again.
    /// </summary>
    /// <param name="receiver">
    /// Takes over the bytes of one statement, from any thread; the source is null where a link knows none.
    /// </param>
    void Start(Action<byte[], BoardSource?> receiver);

    /// <summary>Sends a head frame to a board; lost if there is no connection, and sent again with the next
    /// head.</summary>
    void SendHead(Address board, byte[] frame);

    /// <summary>Sends a roster frame to a board; it answers through <see cref="Answered"/>.</summary>
    void SendRoster(Address board, byte[] frame);

    /// <summary>Asks a board's shell one line; it answers, if at all, through <see cref="Answered"/>.</summary>
    void SendShellLine(Address board, string line);

    /// <summary>Sends a technician's final statement to the board that it is for.</summary>
    void SendSetting(Address board, ReadOnlyMemory<byte> statement);

    /// <summary>A board has answered, to whichever gateway; raised on the link's thread.</summary>
    event Action<Address, string>? Answered;
}
