using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Voting;

/// <summary>
/// The gateway's own ballots in <c>ballots.log</c>: length and its complement, ballot, SHA-256 of all that, end
/// mark, again and again.
/// </summary>
/// <remarks>
/// A torn end is a ballot that was never sent and is cut off: what is shorter than its length says, or ends in
/// zeros where the disk had room and no bytes yet. The mark is no zero and a length is written twice, so one
/// turned bit does not make a whole record look torn. Whatever else does not match, in the last record too, is
/// damage, which may hide a ballot that was sent: then the gateway stops, since to answer anew could contradict
/// it.
/// </remarks>
/// <param name="compactBytes">Length from which on the file is written anew without what nobody asks
/// about.</param>
internal sealed class BallotFile(string dataPath, long compactBytes = BallotFile.CompactBytes) : IBallotJournal
{
    public const string FileName = "ballots.log";

    private const int LengthBytes = 4;
    private const int HeadBytes = 2 * LengthBytes;
    private const int SumBytes = 32;
    private const int MarkBytes = 1;
    private const byte EndMark = 0xE1;

    // Some 5,000 ballots: a gateway that doubts every reading of a meter that went mad says as many in a week.
    private const long CompactBytes = 1 << 20;

    private readonly string _path = Path.Combine(dataPath, FileName);
    private FileStream? _file;
    private Func<BallotItem, bool> _isPast = _ => false;
    private long _bound;

    public IReadOnlyList<Ballot> Open(Func<BallotItem, bool> isPast)
    {
        _isPast = isPast;
        Directory.CreateDirectory(dataPath);
        return Compact();
    }

    public void Append(Ballot ballot)
    {
        if (_file!.Length > _bound)
        {
            _file.Dispose();
            Compact();
        }

        _file.Write(Frame(ballot));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file?.Dispose();

    private static byte[] Frame(Ballot ballot)
    {
        byte[] bytes = ballot.Encode();
        byte[] frame = new byte[HeadBytes + bytes.Length + SumBytes + MarkBytes];
        BinaryPrimitives.WriteInt32BigEndian(frame, bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(LengthBytes), ~bytes.Length);
        bytes.CopyTo(frame, HeadBytes);
        SHA256.HashData(frame.AsSpan(0, HeadBytes + bytes.Length), frame.AsSpan(HeadBytes + bytes.Length));
        frame[^1] = EndMark;
        return frame;
    }

    private List<Ballot> Read(byte[] bytes)
    {
        var ballots = new List<Ballot>();
        for (int at = 0; at < bytes.Length;)
        {
            if (IsTorn(bytes, at, out int end)) break;
            if (end < 0 || !TryRead(bytes.AsMemory(at..end), out var ballot))
            {
                throw new StoreCorruptException(
                    $"{_path} is damaged at byte {at}: the ballots that this gateway has signed cannot be known. "
                    + "Put the file back from a copy, or let the gateway begin with an empty data folder.");
            }

            ballots.Add(ballot!);
            at = end;
        }

        return ballots;
    }

    /// <param name="end">Where the record ends; -1 if that cannot be known.</param>
    private static bool IsTorn(byte[] bytes, int at, out int end)
    {
        end = -1;
        if (bytes.Length - at < HeadBytes) return true;
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
        int complement = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + LengthBytes));
        if (length != ~complement || length is <= 0 or > Ballot.MaxBytes) return bytes[^1] == 0;
        end = at + HeadBytes + length + SumBytes + MarkBytes;
        return end > bytes.Length || (end == bytes.Length && bytes[^1] == 0);
    }

    private static bool TryRead(ReadOnlyMemory<byte> frame, out Ballot? ballot)
    {
        ballot = null;
        var content = frame[..^(SumBytes + MarkBytes)];
        return SHA256.HashData(content.Span).AsSpan().SequenceEqual(frame.Span[content.Length..^MarkBytes])
            && frame.Span[^1] == EndMark && Ballot.TryParse(content[HeadBytes..], out ballot);
    }

    // Twice what is still asked about at least, or a long list of open doubts would be written with each new one.
    private List<Ballot> Compact()
    {
        byte[] bytes = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        List<Ballot> live = [.. Read(bytes).Where(ballot => !ballot.Items.All(_isPast))];
        Rewrite(live);
        _file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        _bound = Math.Max(compactBytes, 2 * _file.Length);
        return live;
    }

    // Whole before it takes the place of the old one.
    private void Rewrite(List<Ballot> ballots)
    {
        string fresh = _path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var ballot in ballots) file.Write(Frame(ballot));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, _path, overwrite: true);
        FolderFlush.Run(dataPath);
    }
}
