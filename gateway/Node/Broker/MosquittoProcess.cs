using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Node.Broker;

/// <summary>A Mosquitto of our own: its configuration, its access files and its life.</summary>
public sealed partial class MosquittoProcess : IDisposable
{
    /// <summary>A statement is at most 16 KiB; more room only lets a gateway see, count and refuse larger
    /// ones.</summary>
    public const int MessageSizeLimitBytes = 2 * 1024 * 1024;

    private const int StartTimeoutMs = 10_000;
    private const int StopTimeoutMs = 5_000;
    private const int HangUpSignal = 1;
    private const int TerminateSignal = 15;

    private readonly string _folder;
    private readonly IPAddress _address;
    private readonly Process _process;

    private MosquittoProcess(string folder, IPAddress address, int port, Process process)
    {
        _folder = folder;
        _address = address;
        Port = port;
        _process = process;
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Ends when the process has ended, for whatever reason.</summary>
    public Task WaitForExitAsync(CancellationToken token) => _process.WaitForExitAsync(token);

    /// <summary>Writes mosquitto.conf, passwords and acl into <paramref name="folder"/>, starts, waits until it
    /// accepts.</summary>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="address">Of this machine; another than loopback opens the broker to the boards of a
    /// bench.</param>
    /// <exception cref="BrokerException">Not installed, port in use, or it ended at once; the message says
    /// which.</exception>
    public static MosquittoProcess Start(
        string folder, BrokerAccess access, int port = 0, IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        string program = Find() ?? throw new BrokerException(
            "mosquitto is not installed (Debian, Ubuntu: apt-get install mosquitto)");
        if (port == 0) port = FreePorts.Take(1)[0];
        else RequireFree(address, port);
        WriteAccess(folder, access);
        File.WriteAllText(Path.Combine(folder, "mosquitto.conf"), Configuration(folder, port, address));
        File.Delete(LogFile(folder));

        var process = Launch(program, folder);
        var broker = new MosquittoProcess(folder, address, port, process);
        broker.WaitUntilItAccepts();
        return broker;
    }

    /// <summary>Puts new users and rules in force without dropping connections that remain allowed
    /// (SIGHUP).</summary>
    public void Apply(BrokerAccess access)
    {
        WriteAccess(_folder, access);
        if (!_process.HasExited) _ = Kill(_process.Id, HangUpSignal);
    }

    /// <summary>Asks it to end (SIGTERM) and, if it does not within 5 s, ends it.</summary>
    public void Stop()
    {
        if (_process.HasExited) return;
        _ = Kill(_process.Id, TerminateSignal);
        if (_process.WaitForExit(StopTimeoutMs)) return;
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
    }

    private static Process Launch(string program, string folder)
    {
        try
        {
            // A session of its own (setsid), or Ctrl-C in a terminal ends the broker before those who still need
            // it.
            var start = new ProcessStartInfo("setsid", [program, "-c", Path.Combine(folder, "mosquitto.conf")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            var process = Process.Start(start)!;
            // Its log goes to a file; whatever it still writes must not fill a pipe that nobody reads.
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception failure)
        {
            throw new BrokerException($"cannot start {program}: {failure.Message}", failure);
        }
    }

    // Mosquitto as root changes to the user "mosquitto", who cannot read these files: it stays who we are.
    // The queues are large because a gateway that catches up reads later, and a lost statement costs a re-send;
    // what is over the limit is dropped by the broker and sent again by the board, whose outbox waits for the
    // ledger.
    private static string Configuration(string folder, int port, IPAddress address) =>
        $"""
        user {Environment.UserName}
        listener {port} {address}
        allow_anonymous false
        password_file {Path.Combine(folder, "passwords")}
        acl_file {Path.Combine(folder, "acl")}
        persistence false
        max_inflight_messages 0
        max_queued_messages 100000
        message_size_limit {MessageSizeLimitBytes}
        set_tcp_nodelay true
        sys_interval 0
        log_dest file {LogFile(folder)}
        log_type error
        log_type warning
        log_type notice

        """;

    private static string LogFile(string folder) => Path.Combine(folder, "mosquitto.log");

    private static void WriteAccess(string folder, BrokerAccess access)
    {
        WritePrivately(Path.Combine(folder, "passwords"), access.PasswordFile());
        WritePrivately(Path.Combine(folder, "acl"), access.AccessFile());
    }

    private static void WritePrivately(string path, string content)
    {
        string next = path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(next, options)) writer.Write(content);
        File.Move(next, path, overwrite: true);
    }

    private static string? Find()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        // Debian keeps it in sbin, which is not in every user's PATH.
        return path.Split(':').Append("/usr/sbin").Append("/usr/local/sbin")
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, "mosquitto"))
            .FirstOrDefault(File.Exists);
    }

    private static void RequireFree(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException inUse)
        {
            throw new BrokerException($"broker port {port} on {address} is in use", inUse);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    private void WaitUntilItAccepts()
    {
        long start = Stopwatch.GetTimestamp();
        while (!Accepts())
        {
            if (_process.HasExited)
            {
                throw new BrokerException($"mosquitto ended at once with code {_process.ExitCode}: {LastWords()}");
            }

            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > StartTimeoutMs)
            {
                Dispose();
                throw new BrokerException($"mosquitto does not accept connections on port {Port}: {LastWords()}");
            }

            Thread.Sleep(20);
        }
    }

    private string LastWords()
    {
        string log = LogFile(_folder);
        string? line = File.Exists(log)
            ? File.ReadLines(log).LastOrDefault(l => l.Contains("rror", StringComparison.Ordinal))
            : null;
        return line ?? "see " + log;
    }

    private bool Accepts()
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(_address, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
