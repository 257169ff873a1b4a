using System.Net;
using System.Net.Sockets;

namespace EdgeLedger.Cli.Up;

/// <summary>Loopback ports that nobody listens on now.</summary>
internal static class FreePorts
{
    /// <summary>Holds all of them open while choosing, so that none is named twice.</summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (int i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
            }

            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }
}
