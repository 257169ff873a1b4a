using System.IO.Enumeration;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>The board's flash: <c>I:\</c> laid on a folder.</summary>
/// <remarks>
/// Behaves as LittleFS does: a file changes when it is closed, whole or not at all. A whole file is written
/// beside, synced and renamed; an addition is one write call. At more than 100 times real time nothing is synced:
/// a killed board loses nothing by that, only a crash of the host would. Only a power cut that the bench has asked
/// for leaves a torn file (<see cref="TornWrite"/>).
/// </remarks>
public sealed class FlashFolder
{
    private const string Drive = @"I:\";
    private const string Unfinished = ".unfinished";
    private const double FastestSynced = 100;

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly IReadOnlyList<string> _measurementFiles;
    private readonly bool _isSynced;
    private readonly VirtualBench _bench;
    private readonly BenchJournal _journal;
    private readonly FlashPower _power;

    internal FlashFolder(
        VirtualHardwareOptions options, VirtualBench bench, BenchJournal journal, FlashPower power)
    {
        _power = power;
        _folder = options.FlashFolder;
        _measurementFiles = options.MeasurementFiles;
        _isSynced = options.Clock.Speed <= FastestSynced;
        _bench = bench;
        _journal = journal;
    }

    public bool Exists(string path)
    {
        lock (_gate) return File.Exists(Resolve(path, out _));
    }

    /// <summary>Paths of all files of the drive's root.</summary>
    public string[] List()
    {
        lock (_gate)
        {
            return [.. Directory.GetFiles(_folder).Select(file => Drive + Path.GetFileName(file)).Order()];
        }
    }

    public byte[] Read(string path)
    {
        lock (_gate) return File.ReadAllBytes(Resolve(path, out _));
    }

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        string target = Resolve(path, out string name);
        lock (_gate)
        {
            bool isMeasurement = IsMeasurement(name);
            if (isMeasurement) _journal.Announce(_bench.Position, FlashWrite.Replacement(name, content));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            int arriving = _power.Draw(content.Length);
            if (arriving != TornWrite.Lost)
            {
                Store(target + Unfinished, FileMode.Create, content[..arriving]);
                File.Move(target + Unfinished, target, overwrite: true);
            }

            _power.FailIfCut();
            if (isMeasurement) _journal.Settle();
        }
    }

    public void Append(string path, ReadOnlySpan<byte> added)
    {
        string target = Resolve(path, out string name);
        lock (_gate)
        {
            var info = new FileInfo(target);
            long end = info.Exists ? info.Length : 0;
            bool isMeasurement = IsMeasurement(name);
            if (isMeasurement) _journal.Announce(_bench.Position, FlashWrite.Addition(name, end, added));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            int arriving = _power.Draw(added.Length);
            if (arriving != TornWrite.Lost) Store(target, FileMode.Append, added[..arriving]);
            _power.FailIfCut();
            if (isMeasurement) _journal.Settle();
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            if (_power.Draw(1) == 1) File.Delete(Resolve(path, out _));
            _power.FailIfCut();
        }
    }

    private bool IsMeasurement(string name)
    {
        for (int i = 0; i < _measurementFiles.Count; i++)
        {
            if (FileSystemName.MatchesSimpleExpression(_measurementFiles[i], name, ignoreCase: false)) return true;
        }

        return false;
    }

    private void Store(string path, FileMode mode, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(content);
        if (_isSynced) file.Flush(flushToDisk: true);
    }

    private string Resolve(string path, out string name)
    {
        if (!path.StartsWith(Drive, StringComparison.Ordinal)) throw new IOException($"{path}: not on {Drive}");
        name = path[Drive.Length..].Replace('\\', '/');
        string full = Path.GetFullPath(Path.Combine(_folder, name));
        return full.StartsWith(Path.GetFullPath(_folder) + "/", StringComparison.Ordinal)
            ? full
            : throw new IOException($"{path}: outside the flash");
    }
}
