namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>What hangs on the far end of a serial port.</summary>
public interface ISerialPart
{
    /// <summary>Hears what the board has sent.</summary>
    SerialAnswer Answer(ReadOnlySpan<byte> sent);
}
