using System.Device.I2c;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The I2C buses of the board, and who listens at which address.</summary>
public sealed class VirtualI2c(MeteringCircuit circuit)
{
    private readonly Dictionary<(int Bus, int Address), II2cPart> _parts = [];

    public void Connect(int bus, int address, II2cPart part) => _parts[(bus, address)] = part;

    public I2cTransferStatus Transfer(int bus, int address, ReadOnlySpan<byte> written, Span<byte> read)
    {
        if (!circuit.IsHeard || !_parts.TryGetValue((bus, address), out var part))
        {
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }

        if (circuit.IsNoisy) return I2cTransferStatus.PartialTransfer;
        if (written.Length > 0) part.Write(written);
        if (read.Length > 0) part.Read(read);
        return I2cTransferStatus.FullTransfer;
    }
}
