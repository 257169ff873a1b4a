using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace EdgeLedger.Simulator.World;

/// <summary>What happened in a run: a digest always, lines for people only when asked for.</summary>
/// <remarks>Lines cost more than the run itself, so a run that fails is played again with them.</remarks>
internal sealed class Trace(EventQueue queue, bool isOn, Action<string>? printed)
{
    private readonly List<string> _lines = [];
    private ulong _digest = 0xCBF29CE484222325;

    public bool IsOn => isOn;

    /// <summary>The same for two runs exactly if the same things happened at the same times.</summary>
    public ulong Digest => _digest;

    public IReadOnlyList<string> Lines => _lines;

    public EventQueue Queue => queue;

    public void Add([InterpolatedStringHandlerArgument("")] TraceText text)
    {
        if (!isOn) return;
        string line = $"{queue.NowUs / 1e6,10:F6}  {text.ToString()}";
        _lines.Add(line);
        printed?.Invoke(line);
    }

    public void Mix(long kind, long who, ReadOnlySpan<byte> content)
    {
        Mix((ulong)queue.NowUs);
        Mix((ulong)((kind << 32) | (uint)who));
        while (content.Length >= sizeof(ulong))
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        ulong rest = (ulong)content.Length;
        foreach (byte one in content) rest = (rest << 8) | one;
        Mix(rest);
    }

    private void Mix(ulong value)
    {
        ulong mixed = (_digest ^ value) * 0x9FB21C651E98DF25;
        _digest = mixed ^ (mixed >> 29);
    }
}
