using EdgeLedger.VirtualBoard.NanoFramework;

namespace System.Device.I2c;

/// <summary>A device of nanoFramework.System.Device.I2c 1.1.29 on the buses of the virtual board.</summary>
public class I2cDevice(I2cConnectionSettings settings) : IDisposable
{
    private readonly VirtualI2c _buses = VirtualHardware.Current.I2c;

    public I2cConnectionSettings ConnectionSettings { get; } = settings;

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public byte ReadByte()
    {
        var one = new byte[1];
        Read(one);
        return one[0];
    }

    public I2cTransferResult Read(SpanByte buffer) => Transfer([], buffer.Bytes);

    public I2cTransferResult WriteByte(byte value) => Transfer([value], []);

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.Bytes, []);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) =>
        Transfer(writeBuffer.Bytes, readBuffer.Bytes);

    public void Dispose() => GC.SuppressFinalize(this);

    private I2cTransferResult Transfer(ReadOnlySpan<byte> written, Span<byte> read)
    {
        var status = _buses.Transfer(ConnectionSettings.BusId, ConnectionSettings.DeviceAddress, written, read);
        return new(status, status == I2cTransferStatus.FullTransfer ? (uint)(written.Length + read.Length) : 0);
    }
}
