using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EdgeLedger.Mqtt.Tests;

/// <summary>A real Mosquitto on a free loopback port, for the length of one test.</summary>
public sealed class Broker : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-mqtt-").FullName;
    private Process? _process;

    public Broker(string extraSettings = "allow_anonymous true")
    {
        Port = FreePort();
        File.WriteAllText(
            Path.Combine(_folder, "mosquitto.conf"),
            $"listener {Port} 127.0.0.1\npersistence false\nlog_dest none\n{extraSettings}\n");
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
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null) Kill();
        Directory.Delete(_folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
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
