using EdgeLedger.Firmware.Drivers.Modbus;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Modbus;

public class Crc16Tests
{
    private readonly Crc16 _crc = new();

    // The check value of CRC-16/MODBUS in the catalogue of parametrised CRC algorithms.
    [Fact]
    public void Checksum_of_the_nine_digits_is_4B37() =>
        Assert.Equal(0x4B37, _crc.Compute("123456789"u8.ToArray(), 0, 9));

    // The question for ten registers of a PZEM-004T at address 1, as its manual prints it.
    [Fact]
    public void Checksum_goes_out_low_byte_first() =>
        Assert.Equal(0x0D70, _crc.Compute([0xFF, 0x01, 0x04, 0x00, 0x00, 0x00, 0x0A], 1, 6));
}
