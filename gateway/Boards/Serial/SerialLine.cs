using System.Runtime.InteropServices;
using System.Text;

namespace EdgeLedger.Boards.Serial;

/// <summary>
/// A board's console, line by line: a USB serial adapter, or the pseudo-terminal of a virtual board.
/// </summary>
/// <remarks>
/// One thread may read while another writes. The port is locked (flock) against other programs that lock it too.
/// Opening raises DTR and RTS together, which boards with Espressif's auto-reset circuit ignore.
/// </remarks>
public sealed class SerialLine : IDisposable
{
    public const int DefaultBaudRate = 115200;

    private const int ReadBytes = 1024;
    private const int WriteTimeoutMs = 2000;

    private readonly LineAssembler _assembler = new();
    private readonly byte[] _buffer = new byte[ReadBytes];
    private readonly Lock _writeGate = new();
    private readonly Lock _closeGate = new();
    private int _descriptor;
    private bool _isGone;

    private SerialLine(string path, int descriptor)
    {
        Path = path;
        _descriptor = descriptor;
    }

    public string Path { get; }

    /// <exception cref="SerialPortException">The port is missing, in use, forbidden or no terminal.</exception>
    public static SerialLine Open(string path, int baudRate = DefaultBaudRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baudRate);
        int descriptor = Terminal.Open(path);
        if (descriptor < 0) throw NotOpened(path, Marshal.GetLastPInvokeError());
        string? objection = !Terminal.TryMakeRaw(descriptor, baudRate) ? $"{path} is no serial port."
            : !Terminal.TryLock(descriptor) ? $"{path} is in use by another program."
            : null;
        if (objection is null) return new SerialLine(path, descriptor);
        _ = Terminal.Close(descriptor);
        throw new SerialPortException(objection, isAbsent: false);
    }

    /// <summary>Waits for the next line, without its end.</summary>
    /// <param name="patience">Longest wait; zero looks at what has come.</param>
    public SerialRead ReadLine(TimeSpan patience, out string? line)
    {
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (!_assembler.TryTake(out line))
        {
            if (_isGone) return SerialRead.Gone;
            long rest = deadline - Environment.TickCount64;
            short ready = Terminal.Wait(
                _descriptor, Terminal.Readable, (int)Math.Clamp(rest, 0, int.MaxValue));
            if (ready != 0) Receive();
            else if (rest <= 0) return SerialRead.Nothing;
        }

        return SerialRead.Line;
    }

    /// <summary>Sends a line and its end (LF).</summary>
    /// <returns>False when the port is gone, or took nothing for two seconds.</returns>
    public bool TryWriteLine(string line)
    {
        lock (_writeGate)
        {
            ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(line + "\n");
            while (!rest.IsEmpty)
            {
                short ready = Terminal.Wait(_descriptor, Terminal.Writable, WriteTimeoutMs);
                if ((ready & Terminal.Writable) == 0) return false;
                nint sent = Terminal.Write(_descriptor, rest);
                if (sent >= 0) rest = rest[(int)sent..];
                else if (!IsPassing(Marshal.GetLastPInvokeError())) return false;
            }

            return true;
        }
    }

    /// <summary>Must not run beside <see cref="ReadLine"/> or <see cref="TryWriteLine"/>.</summary>
    public void Dispose()
    {
        lock (_closeGate)
        {
            if (_descriptor >= 0) _ = Terminal.Close(_descriptor);
            _descriptor = -1;
            _isGone = true;
        }
    }

    // A pulled USB adapter reads as end of file, EIO or ENODEV, an ended pseudo-terminal as EIO.
    private void Receive()
    {
        nint count = Terminal.Read(_descriptor, _buffer);
        if (count > 0)
        {
            _assembler.Add(_buffer.AsSpan(0, (int)count));
            return;
        }

        if (count < 0 && IsPassing(Marshal.GetLastPInvokeError())) return;
        _isGone = true;
        _assembler.Complete();
    }

    private static bool IsPassing(int error) => error is Terminal.Again or Terminal.Interrupted;

    private static SerialPortException NotOpened(string path, int error) => error switch
    {
        Terminal.NoSuchFile or Terminal.NoSuchDevice or Terminal.NoSuchAddress or Terminal.InputOutputError =>
            new($"there is no port {path}: is the board plugged in?", isAbsent: true),
        Terminal.AccessDenied => new(
            $"{path} may not be opened: join its group with 'sudo usermod -a -G dialout $USER' and log in anew.",
            isAbsent: false),
        Terminal.Busy => new($"{path} is in use by another program.", isAbsent: false),
        _ => new($"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.", isAbsent: false),
    };
}
