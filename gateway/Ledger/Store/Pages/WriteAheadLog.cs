using System.Buffers.Binary;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>SQLite's write-ahead log, read strictly (sqlite.org/fileformat2.html, 4).</summary>
/// <remarks>
/// SQLite takes the first frame with a bad checksum for the end of the log; a flipped bit would then silently
/// shorten the ledger. Our writer cuts the log to nothing whenever it was moved into the database, so nothing in
/// it is stale and a bad frame is damage. Three things are no damage: frames without a commit after them (the
/// process died in a transaction), a piece of a frame at the very end (it died in a write), and zeros to the end
/// (the machine died). Where a reader kept the log from being cut, frames of its last generation may follow for a
/// moment: they are told from damage by both of their salts, of which one flipped bit changes only one.
/// </remarks>
internal sealed class WriteAheadLog
{
    public const int HeaderBytes = 32;
    public const int FrameHeaderBytes = 24;
    public const int FrameBytes = FrameHeaderBytes + StoreLayout.PageBytes;

    private const uint MagicLittleEndian = 0x377F0682;
    private const uint MagicBigEndian = 0x377F0683;
    private const uint FormatVersion = 3007000;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<int, List<int>> _frames = [];

    private WriteAheadLog(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
    }

    public static WriteAheadLog Empty { get; } = new(default);

    /// <summary>Pages of the database after the last commit; 0 if nothing is committed.</summary>
    public int DatabasePages { get; private set; }

    /// <summary>Committed frames.</summary>
    public int Count { get; private set; }

    public ICollection<int> Pages => _frames.Keys;

    /// <param name="error">What is damaged, and in which frame; null if nothing is.</param>
    public static WriteAheadLog Read(ReadOnlyMemory<byte> bytes, out string? error)
    {
        error = null;
        if (bytes.Length == 0)
        {
            return Empty;
        }

        var log = new WriteAheadLog(bytes);
        error = log.Scan();
        return log;
    }

    /// <summary>
    /// Stops before SQLite opens a damaged log: it would take the damage for the end, and forget votes that lie
    /// behind it. A tail that was never finished is no damage.
    /// </summary>
    public static void CheckUnharmed(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        Read(File.ReadAllBytes(path), out var damage);
        if (damage is not null)
        {
            throw new StoreCorruptException(damage);
        }
    }

    /// <summary>Newest committed content of a page.</summary>
    public bool TryFind(int page, out ReadOnlyMemory<byte> content)
    {
        var isFound = _frames.TryGetValue(page, out var frames);
        content = isFound ? ContentOf(frames![^1]) : default;
        return isFound;
    }

    /// <summary>All committed contents of a page, oldest first.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Versions(int page) =>
        _frames.TryGetValue(page, out var frames) ? frames.Select(ContentOf) : [];

    private ReadOnlyMemory<byte> ContentOf(int frame) =>
        _bytes.Slice(HeaderBytes + (frame * FrameBytes) + FrameHeaderBytes, StoreLayout.PageBytes);

    private string? Scan()
    {
        if (_bytes.Length < HeaderBytes)
        {
            return null;
        }

        var header = _bytes.Span[..HeaderBytes];
        var magic = Number(header, 0);
        var isBigEndian = magic == MagicBigEndian;
        var sum = WalChecksum.Add(default, header[..24], isBigEndian);
        if ((magic != MagicLittleEndian && !isBigEndian) || Number(header, 1) != FormatVersion
            || Number(header, 2) != StoreLayout.PageBytes || sum != Sum(header, 6))
        {
            return "the header of the write-ahead log is damaged";
        }

        var uncommitted = new List<(int Page, int Frame)>();
        var frames = (_bytes.Length - HeaderBytes) / FrameBytes;
        for (var frame = 0; frame < frames; frame++)
        {
            var bytes = _bytes.Span.Slice(HeaderBytes + (frame * FrameBytes), FrameBytes);
            var next = WalChecksum.Add(sum, bytes[..8], isBigEndian);
            next = WalChecksum.Add(next, bytes[FrameHeaderBytes..], isBigEndian);
            if (next != Sum(bytes, 4) || !bytes.Slice(8, 8).SequenceEqual(header.Slice(16, 8)))
            {
                return IsEnd(frame, frames)
                    ? null
                    : $"frame {frame + 1} of {frames} of the write-ahead log is damaged";
            }

            sum = next;
            uncommitted.Add(((int)Number(bytes, 0), frame));
            Commit((int)Number(bytes, 1), frame, uncommitted);
        }

        return null;
    }

    private bool IsEnd(int frame, int frames)
    {
        if (_bytes.Span[(HeaderBytes + (frame * FrameBytes))..].IndexOfAnyExcept((byte)0) < 0)
        {
            return true;
        }

        var salts = _bytes.Span.Slice(16, 8);
        for (; frame < frames; frame++)
        {
            var other = _bytes.Span.Slice(HeaderBytes + (frame * FrameBytes) + 8, 8);
            if (other[..4].SequenceEqual(salts[..4]) || other[4..].SequenceEqual(salts[4..]))
            {
                return false;
            }
        }

        return true;
    }

    private void Commit(int databasePages, int frame, List<(int Page, int Frame)> uncommitted)
    {
        if (databasePages == 0)
        {
            return;
        }

        DatabasePages = databasePages;
        Count = frame + 1;
        foreach (var (page, one) in uncommitted)
        {
            if (!_frames.TryGetValue(page, out var list))
            {
                _frames[page] = list = [];
            }

            list.Add(one);
        }

        uncommitted.Clear();
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int index) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes[(index * sizeof(uint))..]);

    private static WalChecksum Sum(ReadOnlySpan<byte> bytes, int index) =>
        new(Number(bytes, index), Number(bytes, index + 1));
}
