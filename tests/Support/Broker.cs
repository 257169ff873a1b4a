using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Tests.Support;

/// <summary>A real Mosquitto on a free loopback port, for the length of one test.</summary>
/// <remarks>Its queues have no bound: a slow machine must not lose messages that a test counts.</remarks>
internal sealed class Broker : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-mqtt-").FullName;
    private Process? _process;

    public Broker(string extraSettings = "allow_anonymous true")
    {
        Port = FreePorts.Take(1)[0];
        File.WriteAllText(
            Path.Combine(_folder, "mosquitto.conf"),
            $"listener {Port} 127.0.0.1\npersistence false\nlog_dest none\nmax_queued_messages 0\n{extraSettings}\n");
        Start();
    }

    public int Port { get; }

    public void Start()
    {
        string program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        _process = Process.Start(new ProcessStartInfo(program, ["-c", Path.Combine(_folder, "mosquitto.conf")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Wait.Until(Accepts, "the broker listens");
    }

    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private bool Accepts()
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
