using System.Globalization;
using EdgeLedger.Ledger.Snapshots;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Snapshots;

/// <summary>The newest snapshots in a folder of their own, each a file named by its height.</summary>
internal sealed class SnapshotFiles(string folder)
{
    private const string Suffix = ".snapshot";

    /// <summary>Whole before it gets its name; older ones than so many go.</summary>
    /// <exception cref="IOException">The disk is full, or worse.</exception>
    public void Write(StateSnapshot snapshot, int kept)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, snapshot.Height.ToString(CultureInfo.InvariantCulture) + Suffix);
        string fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(snapshot.Encode());
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        FolderFlush.Run(folder);
        foreach (string old in NewestFirst().Skip(kept)) File.Delete(old);
    }

    /// <summary>Those that are whole and of this ledger; others are deleted.</summary>
    /// <param name="hashAt">Of the ledger's block; null where it is not held.</param>
    public IReadOnlyList<StateSnapshot> Read(int kept, Func<long, Hash256?> hashAt)
    {
        var found = new List<StateSnapshot>();
        try
        {
            foreach (string path in NewestFirst())
            {
                if (found.Count < kept && StateSnapshot.TryParse(File.ReadAllBytes(path), out var snapshot)
                    && snapshot.HasRoot && hashAt(snapshot.Height) == snapshot.Checkpoint.Hash)
                {
                    found.Add(snapshot);
                }
                else
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // A snapshot is made anew soon; blocks and votes are what a gateway cannot do without.
        }

        return found;
    }

    private IEnumerable<string> NewestFirst() => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*" + Suffix).OrderByDescending(HeightOf)
        : [];

    private static long HeightOf(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return long.TryParse(name, CultureInfo.InvariantCulture, out long height) ? height : -1;
    }
}
