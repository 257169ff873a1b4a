namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>A slave on an I2C bus that acknowledges its address.</summary>
public interface II2cPart
{
    /// <summary>Takes what the board writes: the register's pointer, and perhaps a value for it.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Gives what the board reads from where the pointer stands.</summary>
    void Read(Span<byte> bytes);
}
