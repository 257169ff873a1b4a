using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeLedger.VirtualBoard.Tests.M2Mqtt;

/// <summary>A real Mosquitto on a free port of the loopback interface.</summary>
internal sealed class Mosquitto : IDisposable
{
    private const int StartTimeoutMs = 10_000;

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public Mosquitto()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        File.WriteAllText(_folder["mosquitto.conf"], $"listener {Port} 127.0.0.1\nallow_anonymous true\n");
        Start();
    }

    public int Port { get; }

    public void Start()
    {
        string binary = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        _process = Process.Start(new ProcessStartInfo(binary, ["-c", _folder["mosquitto.conf"]])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        });
        Assert.True(SpinWait.SpinUntil(IsListening, StartTimeoutMs), "mosquitto did not start");
    }

    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private bool IsListening()
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            Thread.Sleep(20);
            return false;
        }
    }
}
