using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.IO.Ports;

/// <summary>As in nanoFramework.System.IO.Ports 1.1.139, as far as used. Nothing is wired to the simulated board's
/// ports.</summary>
/// <remarks>Its console is the process's standard input and output; see <see cref="SerialConsole"/>.</remarks>
public sealed class SerialPort(
    string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8,
    StopBits stopBits = StopBits.One)
    : IDisposable
{
    public string PortName { get; } = portName;

    public int BaudRate { get; set; } = baudRate;

    public Parity Parity { get; set; } = parity;

    public int DataBits { get; set; } = dataBits;

    public StopBits StopBits { get; set; } = stopBits;

    public bool IsOpen { get; private set; }

    public int BytesToRead => IsOpen ? 0 : throw new InvalidOperationException();

    public void Open() => IsOpen = true;

    public void Close() => IsOpen = false;

    /// <returns>-1: there is nothing to read.</returns>
    public int ReadByte() => IsOpen ? -1 : throw new InvalidOperationException();

    public void WriteLine(string text)
    {
        if (!IsOpen) throw new InvalidOperationException();
    }

    public void Dispose() => Close();
}
