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

    /// <summary>As a flash whose directory cannot be read.</summary>
    public bool ListsNothing { get; set; }

    /// <summary>Hears of each changing operation before it happens: the file, and the flash that a cut would
    /// leave.</summary>
    public Action<string, Func<Cut, MemoryFiles>>? Changing { get; set; }

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

    public string[] List() => ListsNothing ? [] : [.. _files.Keys];

    public bool Exists(string path) => _files.ContainsKey(path);

    public bool TryRead(string path, out byte[] content)
    {
        bool found = _files.TryGetValue(path, out var stored);
        content = found ? (byte[])stored!.Clone() : null!;
        return found;
    }

    public bool TryWrite(string path, byte[] data, int offset, int count) =>
        !RefusesWrites && Change(path, [], data[offset..(offset + count)]);

    public bool TryAppend(string path, byte[] data, int offset, int count) =>
        !RefusesWrites && Change(path, _files.GetValueOrDefault(path, []), data[offset..(offset + count)]);

    public bool TryDelete(string path) => Change(path, [], added: null);

    public MemoryFiles Copy()
    {
        var copy = new MemoryFiles();
        foreach (var (path, content) in _files) copy[path] = content;
        return copy;
    }

    /// <param name="added">Null when the file is deleted.</param>
    private bool Change(string path, byte[] kept, byte[]? added)
    {
        Changes++;
        Changing?.Invoke(path, cut =>
        {
            var left = Copy();
            left.Leave(cut, path, kept, added);
            return left;
        });
        bool isCut = Changes == CutAt;
        Leave(isCut ? Cut : Cut.After, path, kept, added);
        return isCut ? throw new PowerCutException() : true;
    }

    private void Leave(Cut cut, string path, byte[] kept, byte[]? added)
    {
        if (cut == Cut.Before) return;
        if (added is null) _files.Remove(path);
        else _files[path] = [.. kept, .. cut == Cut.Torn ? added[..(added.Length / 2)] : added];
    }
}
