using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>One serial port and its wires: bytes take their time, in simulated milliseconds.</summary>
public sealed class VirtualUart(MeteringCircuit circuit)
{
    /// <summary>As in the framework on an ESP32; what is not read in time is thrown away whole.</summary>
    private const int BufferBytes = 256;

    private const int BitsPerByte = 10;
    private const int MillisecondsPerSecond = 1000;

    private readonly Queue<(byte Value, long AtMs)> _coming = new();
    private bool _isOpen;
    private uint _damage;

    /// <summary>What hangs on the port; null: nothing.</summary>
    public ISerialPart? Part { get; set; }

    /// <summary>The receiver hears what the board itself sends, as behind an RS-485 transceiver that is always
    /// enabled.</summary>
    public bool HasEcho { get; set; }

    /// <summary>Bytes that have come in by now.</summary>
    public int Available
    {
        get
        {
            int count = 0;
            foreach (var (_, atMs) in _coming)
            {
                if (atMs > circuit.UnixMs) break;
                count++;
            }

            if (count <= BufferBytes) return count;
            for (; count > 0; count--) _coming.Dequeue();
            return 0;
        }
    }

    public bool TryOpen()
    {
        if (_isOpen) return false;
        return _isOpen = true;
    }

    public void Close()
    {
        _isOpen = false;
        _coming.Clear();
    }

    public void Send(ReadOnlySpan<byte> bytes, int baudRate)
    {
        long sentMs = Queue(HasEcho ? bytes : [], circuit.UnixMs, baudRate);
        sentMs = Math.Max(sentMs, After(bytes.Length, circuit.UnixMs, baudRate));
        if (Part is null || !circuit.IsHeard) return;

        var answer = Part.Answer(bytes);
        Queue(Damaged(answer.Bytes), sentMs + answer.DelayMs, baudRate);
    }

    /// <returns>Bytes read; no more than have come in.</returns>
    public int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, Available);
        for (int i = 0; i < count; i++) buffer[i] = _coming.Dequeue().Value;
        return count;
    }

    private static long After(int bytes, long fromMs, int baudRate) =>
        fromMs + ((bytes * BitsPerByte * MillisecondsPerSecond) + baudRate - 1) / baudRate;

    private long Queue(ReadOnlySpan<byte> bytes, long fromMs, int baudRate)
    {
        for (int i = 0; i < bytes.Length; i++) _coming.Enqueue((bytes[i], After(i + 1, fromMs, baudRate)));
        return After(bytes.Length, fromMs, baudRate);
    }

    // One bit of every answer, each time another one.
    private byte[] Damaged(byte[] bytes)
    {
        if (!circuit.IsNoisy || bytes.Length == 0) return bytes;
        var damaged = bytes.ToArray();
        damaged[_damage % bytes.Length] ^= (byte)(1 << (int)(_damage % 8));
        _damage += 11;
        return damaged;
    }
}
