using System.Text;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.IO.Ports;

/// <summary>As in nanoFramework.System.IO.Ports 1.1.139, as far as used, on the wires of the virtual
/// board.</summary>
/// <remarks>
/// The board's console is the process's standard input and output instead; see <see cref="SerialConsole"/>.
/// </remarks>
public sealed class SerialPort(
    string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8,
    StopBits stopBits = StopBits.One)
    : IDisposable
{
    private readonly VirtualUart _uart = VirtualHardware.Current.Uarts[portName];

    public string PortName { get; } = portName;

    public int BaudRate { get; set; } = baudRate;

    public Parity Parity { get; set; } = parity;

    public int DataBits { get; set; } = dataBits;

    public StopBits StopBits { get; set; } = stopBits;

    public SerialMode Mode { get; set; }

    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public int WriteTimeout { get; set; } = Timeout.Infinite;

    public bool IsOpen { get; private set; }

    public int BytesToRead => Opened.Available;

    private VirtualUart Opened => IsOpen ? _uart : throw new InvalidOperationException();

    public void Open()
    {
        if (!_uart.TryOpen()) throw new InvalidOperationException($"{PortName} is open already");
        IsOpen = true;
    }

    public void Close()
    {
        if (IsOpen) _uart.Close();
        IsOpen = false;
    }

    /// <returns>-1: there is nothing to read.</returns>
    public int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Opened.Read(one) == 1 ? one[0] : -1;
    }

    /// <remarks>The original waits until <paramref name="count"/> bytes have come; here nobody may make it
    /// wait.</remarks>
    public int Read(byte[] buffer, int offset, int count) =>
        count <= Opened.Available ? Opened.Read(buffer.AsSpan(offset, count)) : throw new TimeoutException();

    public void Write(byte[] buffer, int offset, int count) => Opened.Send(buffer.AsSpan(offset, count), BaudRate);

    public void WriteLine(string text) => Opened.Send(Encoding.UTF8.GetBytes(text + "\r\n"), BaudRate);

    public void Dispose() => Close();
}
