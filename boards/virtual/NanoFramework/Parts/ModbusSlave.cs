using System.Buffers.Binary;

namespace EdgeLedger.VirtualBoard.NanoFramework.Parts;

/// <summary>A Modbus RTU slave with input registers (Modbus application protocol V1.1b3, section 6.4).</summary>
public abstract class ModbusSlave(MeteringCircuit circuit, int address, int mostRegisters) : ISerialPart
{
    private const int ReadInputRegisters = 4;
    private const int QuestionBytes = 8;
    private const int IllegalFunction = 1;
    private const int IllegalAddress = 2;
    private const int IllegalValue = 3;
    private const int DelayMs = 20;

    private readonly HashSet<int> _functions = [];

    /// <summary>Functions that the board has asked for.</summary>
    public IReadOnlyCollection<int> Functions => _functions;

    protected MeteringCircuit Circuit { get; } = circuit;

    public SerialAnswer Answer(ReadOnlySpan<byte> sent)
    {
        // A slave is silent when the frame is broken or meant for another one.
        if (sent.Length < 4 || !IsMine(sent[0]) || Checksum(sent) != 0) return SerialAnswer.None;
        _functions.Add(sent[1]);
        if (sent[1] != ReadInputRegisters || sent.Length != QuestionBytes) return Refuse(sent, IllegalFunction);

        int first = BinaryPrimitives.ReadUInt16BigEndian(sent[2..]);
        int count = BinaryPrimitives.ReadUInt16BigEndian(sent[4..]);
        if (count == 0 || count > mostRegisters) return Refuse(sent, IllegalValue);

        var values = new ushort[count];
        if (!TryRead(first, values)) return Refuse(sent, IllegalAddress);

        var answer = new byte[3 + (2 * count) + 2];
        (answer[0], answer[1], answer[2]) = (sent[0], ReadInputRegisters, (byte)(2 * count));
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(3 + (2 * i)), values[i]);
        }

        return Seal(answer);
    }

    /// <summary>CRC-16/MODBUS; 0 over a frame that carries its own.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        int crc = 0xFFFF;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        }

        return (ushort)crc;
    }

    protected virtual bool IsMine(int asked) => asked == address;

    /// <returns>False when one of the registers does not exist.</returns>
    protected abstract bool TryRead(int first, Span<ushort> values);

    private static SerialAnswer Refuse(ReadOnlySpan<byte> sent, byte code) =>
        Seal([sent[0], (byte)(sent[1] | 0x80), code, 0, 0]);

    private static SerialAnswer Seal(byte[] answer)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(answer.Length - 2), Checksum(answer.AsSpan(..^2)));
        return new(answer, DelayMs);
    }
}
