using System.Net.WebSockets;
using EdgeLedger.Node.Peers;

namespace EdgeLedger.Node.Tests.Peers;

public sealed class PeerConnectionTests
{
    // The vote's thread takes a connection out of the list, and the connection ends before it is sent to.
    [Fact]
    public void Sending_too_much_to_a_connection_that_has_just_ended_does_no_harm()
    {
        using var stream = new MemoryStream();
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions());
        var connection = new PeerConnection(0, default, socket, maximumMessageBytes: 1024);
        connection.Dispose();

        var failure = Record.Exception(() =>
        {
            connection.Send(new byte[65 * 1024 * 1024]);
            connection.Close();
        });

        Assert.Null(failure);
    }
}
