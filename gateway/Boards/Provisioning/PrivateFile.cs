using System.Text;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>Files with keys and passwords: for their owner's eyes only.</summary>
public static class PrivateFile
{
    /// <summary>Makes a folder that only its owner can enter; one that is there stays as it is.</summary>
    public static void MakeFolder(string folder) => Directory.CreateDirectory(
        folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public static void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file whole or not at all, readable by its owner only.</summary>
    public static void Write(string file, byte[] content)
    {
        string draft = file + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }
}
