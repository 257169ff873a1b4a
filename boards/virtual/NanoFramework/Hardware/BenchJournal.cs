using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>Decides where the world goes on when a board starts, and notes where it stands when the board
/// stores.</summary>
internal sealed class BenchJournal : IDisposable
{
    private readonly BenchFile _file;
    private BenchRecord _record;

    private BenchJournal(BenchFile file, BenchRecord record)
    {
        _file = file;
        _record = record;
    }

    /// <summary>Simulated time of the load's second 0 in this run.</summary>
    public long OriginUnixMs => _record.OriginUnixMs;

    /// <summary>Rows played by earlier runs.</summary>
    public long RowsBefore => _record.RowsBefore;

    /// <summary>Where the world goes on.</summary>
    public BenchPosition Start => _record.Settled;

    /// <summary>Opens the journal of a board that plays <paramref name="profile"/>; null for a board without a
    /// load.</summary>
    /// <remarks>
    /// An unfinished replay goes on where it was, also in a later run: its time is then behind the clock and
    /// catches up. A finished one begins anew under a new anchor, no earlier than it ended. What goes on for ever
    /// follows the clock: the world does not wait for a board that is off, but time never runs backwards either.
    /// </remarks>
    public static BenchJournal Open(
        string path, string flashFolder, ClockAnchor anchor, DateTimeOffset now, LoadProfile? profile)
    {
        var file = BenchFile.Open(path, out var last);
        var resume = last?.Resume(flashFolder) ?? new BenchPosition(0, 0);
        bool isReplay = profile is not null && profile.LengthSeconds != long.MaxValue;
        var record = isReplay
            ? ReplayRecord(last, resume, anchor, profile!)
            : EndlessRecord(resume, anchor, now, profile?.Fingerprint ?? 0);
        file.Save(record);
        return new BenchJournal(file, record);
    }

    /// <summary>To be called before a write of measurements.</summary>
    public void Announce(BenchPosition position, in FlashWrite write)
    {
        _record = _record with { Pending = position, Write = write };
        _file.Save(_record);
    }

    /// <summary>To be called once that write is made; the file learns of it at the next one.</summary>
    public void Settle() => _record = _record with { Settled = _record.Pending, Write = null };

    public void Dispose() => _file.Dispose();

    private static BenchRecord ReplayRecord(
        BenchRecord? last, BenchPosition resume, ClockAnchor anchor, LoadProfile profile)
    {
        bool isSame = last is not null && last.Load == profile.Fingerprint;
        bool hasEnded = isSame && resume.UnixMs >= last!.OriginUnixMs + (profile.LengthSeconds * 1000);
        if (isSame && (!hasEnded || last!.Anchor == anchor))
        {
            return last! with { Anchor = anchor, Settled = resume, Pending = resume, Write = null };
        }

        long rows = (last?.RowsBefore ?? 0) + (hasEnded ? profile.LengthSeconds / profile.BlockSeconds : 0);
        // The firmware samples at whole seconds: a row that began between two would be cut at both ends.
        long wholeSecond = (anchor.SimulatedUnixMs + 999) / 1000 * 1000;
        var start = resume with { UnixMs = Math.Max(wholeSecond, resume.UnixMs) };
        return new BenchRecord(profile.Fingerprint, anchor, start.UnixMs, rows, start, start, null);
    }

    private static BenchRecord EndlessRecord(
        BenchPosition resume, ClockAnchor anchor, DateTimeOffset now, ulong load)
    {
        long wholeSecond = anchor.At(now) / 1000 * 1000;
        var start = resume with { UnixMs = Math.Max(wholeSecond, resume.UnixMs) };
        return new BenchRecord(load, anchor, 0, 0, start, start, null);
    }
}
