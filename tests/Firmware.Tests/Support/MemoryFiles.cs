using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>How a power cut leaves the file operation that it hits.</summary>
public enum Cut
{
    /// <summary>As if the operation had never begun.</summary>
    Before,

    /// <summary>Half of the new bytes are there; a file that is replaced has lost its old content.</summary>
    Torn,

    /// <summary>Done, but nobody heard of it.</summary>
    After,
}

/// <summary>The supply has failed: the firmware's memory is gone, its flash stays.</summary>
public sealed class PowerCutException : Exception;

/// <summary>Flash in memory that counts its changing operations and can fail at any one of them.</summary>
public sealed class MemoryFiles : IFileStore
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Changing operations so far.</summary>
    public int Changes { get; private set; }

    /// <summary>The changing operation (from 1) at which the power fails; 0 for never.</summary>
    public int CutAt { get; set; }

    public Cut Cut { get; set; }

    /// <summary>Refuses every write, as a full or worn flash does.</summary>
    public bool RefusesWrites { get; set; }

    public IEnumerable<string> Paths => _files.Keys;

    public byte[] this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    public void Format(Func<string, bool> keep)
    {
        foreach (string path in _files.Keys.Where(path => !keep(path)).ToList()) _files.Remove(path);
    }

    public bool Exists(string path) => _files.ContainsKey(path);

    public bool TryRead(string path, out byte[] content)
    {
        bool found = _files.TryGetValue(path, out var stored);
        content = found ? (byte[])stored!.Clone() : null!;
        return found;
    }

    public bool TryWrite(string path, byte[] data, int offset, int count) =>
        TryStore(path, [], data.AsSpan(offset, count));

    public bool TryAppend(string path, byte[] data, int offset, int count) =>
        TryStore(path, _files.GetValueOrDefault(path, []), data.AsSpan(offset, count));

    public bool TryDelete(string path)
    {
        Changes++;
        if (Changes == CutAt)
        {
            if (Cut != Cut.Before) _files.Remove(path);
            throw new PowerCutException();
        }

        _files.Remove(path);
        return true;
    }

    private bool TryStore(string path, byte[] kept, ReadOnlySpan<byte> added)
    {
        if (RefusesWrites) return false;
        Changes++;
        bool isCut = Changes == CutAt;
        if (!isCut || Cut == Cut.After) _files[path] = [.. kept, .. added];
        else if (Cut == Cut.Torn) _files[path] = [.. kept, .. added[..(added.Length / 2)]];
        return isCut ? throw new PowerCutException() : true;
    }
}
