using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>Flash in memory, whose power can fail in the k-th operation that changes a file.</summary>
/// <remarks>What is left of the operation that is cut off is drawn as on a board that is a process
/// (<see cref="TornWrite"/>).</remarks>
public sealed class MemoryFlash(ulong seed) : IFileStore
{
    private const int BlockBytes = 4096;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Operations that changed a file since the board was new.</summary>
    public long Operations { get; private set; }

    /// <summary>The operation in which the power fails; never, where it is not reached.</summary>
    public long CutAtOperation { get; set; } = long.MaxValue;

    /// <summary>False from a power cut on: nothing changes any more, whatever the firmware still tries.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>Most that the files have taken, each rounded up to whole blocks as LittleFS does.</summary>
    public long HighestUsedBytes { get; private set; }

    public void PowerOn() => IsPowered = true;

    public string[] List() => [.. _files.Keys];

    public bool Exists(string path) => _files.ContainsKey(path);

    public bool TryRead(string path, out byte[] content)
    {
        bool isThere = _files.TryGetValue(path, out byte[]? stored);
        content = isThere ? [.. stored!] : null!;
        return isThere;
    }

    public bool TryWrite(string path, byte[] data, int offset, int count) => Store(path, [], data, offset, count);

    public bool TryAppend(string path, byte[] data, int offset, int count) =>
        Store(path, _files.GetValueOrDefault(path, []), data, offset, count);

    public bool TryDelete(string path)
    {
        if (!IsPowered) return false;
        if (Draw(1) == 1) _files.Remove(path);
        FailIfCut();
        return true;
    }

    /// <summary>Adds all that is stored to a digest.</summary>
    internal void AppendTo(IncrementalHash digest)
    {
        foreach (var (path, content) in _files)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(path));
            digest.AppendData(content);
        }
    }

    private bool Store(string path, byte[] kept, byte[] data, int offset, int count)
    {
        if (!IsPowered) return false;
        int arriving = Draw(count);
        if (arriving != TornWrite.Lost) _files[path] = [.. kept, .. data.AsSpan(offset, arriving)];
        FailIfCut();
        NoteUse();
        return true;
    }

    private int Draw(int length) => ++Operations == CutAtOperation
        ? TornWrite.BytesWritten(SeededSequence.At(seed, Operations), length)
        : length;

    // The firmware must not go on as if it had been done: it never hears of it.
    private void FailIfCut()
    {
        if (Operations != CutAtOperation) return;
        IsPowered = false;
        throw new PowerCutException();
    }

    private void NoteUse()
    {
        long used = 0;
        foreach (byte[] content in _files.Values) used += (content.Length + BlockBytes - 1) / BlockBytes * BlockBytes;
        HighestUsedBytes = Math.Max(HighestUsedBytes, used);
    }
}
