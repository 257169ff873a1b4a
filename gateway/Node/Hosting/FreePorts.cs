using System.Net;
using System.Net.Sockets;

namespace EdgeLedger.Node.Hosting;

/// <summary>Loopback ports that nobody listens on now.</summary>
/// <remarks>
/// Below the range from which Linux takes the ports of outgoing connections (32768 up, ip(7)): a port from there
/// could be lost to any client between the choice and the server's start.
/// </remarks>
public static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;

    /// <summary>Holds all of them open while choosing, so that none is named twice.</summary>
    /// <exception cref="IOException">There are not so many.</exception>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        int start = Random.Shared.Next(First, End);
        try
        {
            for (int i = 0; i < End - First && listeners.Count < count; i++)
            {
                int port = First + ((start - First + i) % (End - First));
                if (TryListen(port) is { } listener) listeners.Add(listener);
            }

            if (listeners.Count < count) throw new IOException($"no {count} free ports from {First} to {End}");
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
